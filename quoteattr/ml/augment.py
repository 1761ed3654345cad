"""Other typography for the same article: every change keeps each character's offset, so that annotations hold.

PolNeAR is American news with curly or straight double marks. Articles elsewhere use single marks, guillemets, hard
line breaks, or lost their case on the way; the network should have seen these.
"""

import random
import re

_CURLY_TO = {
    "straight": str.maketrans("“”‘’", "\"\"''"),
    "single": str.maketrans("“”‘’", "‘’“’"),  # an apostrophe cannot be told from a closer: it stays
    "guillemets": str.maketrans("“”", "«»"),
    "low": str.maketrans("“”", "„“"),
}
_STRAIGHT_OPENER = re.compile(r'(?:(?<=^)|(?<=[\s(\[—–-]))"(?=\S)', re.MULTILINE)


def curl(text: str) -> str:
    """Straight double marks made curly where they open or close plainly."""
    return _STRAIGHT_OPENER.sub("“", text).replace('"', "”")


def vary(text: str, rng: random.Random) -> str:
    """One random variant of `text`, of the same length."""
    choice = rng.random()
    if choice < 0.55:
        style = rng.choice(sorted(_CURLY_TO))
        return (curl(text) if style != "straight" else text).translate(_CURLY_TO[style])
    if choice < 0.65:
        return _lose_case(text, rng)
    if choice < 0.8:
        return hard_wrap(text, rng.randint(55, 85))
    if choice < 0.9:
        return text.replace("\n", " ")
    return text.translate(_CURLY_TO["straight"])


def _lose_case(text: str, rng: random.Random) -> str:
    changed = text.lower() if rng.random() < 0.5 else text.upper()
    return changed if len(changed) == len(text) else text


def hard_wrap(text: str, width: int) -> str:
    """A line break in place of the last space before every `width` characters."""
    characters, line_start, last_space = list(text), 0, -1
    for index, character in enumerate(text):
        if character == "\n":
            line_start, last_space = index + 1, -1
        elif character == " ":
            last_space = index
        if index - line_start >= width and last_space > line_start:
            characters[last_space] = "\n"
            line_start, last_space = last_space + 1, -1
    return "".join(characters)
