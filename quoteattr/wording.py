"""Numbers in words, for people who read them on a page or in a terminal."""


def counted(number: int, noun: str) -> str:
    """The number with its noun, which is written in the singular: "1 article", "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
