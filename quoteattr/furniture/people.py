"""Who made the page: bylines, biographies of writers, ways to reach and follow them."""

import re
from collections.abc import Collection

from quoteattr.lang import one_of, words
from quoteattr.lang.calendar import MONTH, WEEKDAY

#: The most words of a byline.
MAX_WORDS = 16
#: The longest biography, in characters.
LONGEST_BIOGRAPHY = 500

_SMALL_WORDS = frozenset(
    ("&", "and", "at", "de", "del", "der", "for", "from", "in", "la", "of", "reporting", "special", "staff", "the",
     "to", "van", "von", "with", "·", "•")
)  # fmt: skip
_BYLINE = re.compile(
    r"(?:exclusive |text |story |words |written |posted |reported |photographs? |photography |/ )?"
    r"(?:by|from|reporting from)(?::|\b)\s*(?P<names>.*)",
    re.I,
)
_NO_NAME = re.compile(rf"\d|{WEEKDAY}|{MONTH}\b|mid|late|early|noon", re.I)
_CONTACT = re.compile(
    r"[\w.+-]{1,60}@[\w-]+\.\w|(?:^|\s)@\w{3,}|\b(?:contact|reach|call)\b.{0,60}\b\d{3}[-. ]\d{4}\b|www\.|https?://",
    re.I,
)
_CONTACT_WORD = re.compile(
    r"(?:contact|reach|follow|email|e-mail|call|tweet|got a|tips?|send|write to|get in touch)\b"
    r"|.{0,80}\bcan be reached|\S{1,80}@\S{1,80}$|@\w{1,60}$",
    re.I,
)
_FOLLOW = re.compile(
    r"(?:[Yy]ou can )?[Ff](?:ollow|OLLOW) (?:me|us|her|him|them|@\w+|[A-Z]\w+(?: \w+)?)(?:$|\W*$| (?:on|at)\b)"
    r"|[Ff]ollow @|Contact [A-Z]\w+ [A-Z]\w+$"
)
_BIOGRAPHY = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3},? "
    r"(?:is|was|are|covers|writes|reports|has (?:been|covered|written|worked)|can be reached|joined|previously)\b"
)
_WORK = re.compile(rf"\b{one_of(words('en', 'newsroom_words'))}\b", re.I)
_JOURNALIST = re.compile(
    r".{3,60} is (?:a|an|the|our) [^.,]{0,40}"
    r"\b(?:reporter|correspondent|staff writer|columnist|contributor|journalist|editor)\b"
    r"|.{3,60} is the author of [\"“‘A-Z]"
    r"|.{3,60} (?:covers|reports on|writes about) [^.]{2,60} for (?:The )?[A-Z]"
)
_DESK = re.compile(
    r"(?:[Ww]e are the|[Tt]he) .{0,60}\b(?:news desk|newsroom|news team|editorial team|editorial board)\b"
    r"|.{0,60}\bnews desk$"
)


def is_byline(line: str) -> bool:
    """By Ann Lee and Bo Kim in Elmford: names and little words, no weekday or month."""
    match = _BYLINE.fullmatch(line)
    if match is None or line.count(" ") > MAX_WORDS:
        return False
    names = match["names"].strip()
    if not names:
        return line.lower() in ("by", "by:")
    if _NO_NAME.match(names) or names.endswith(("!", "?", '"', "”")):
        return False
    parts = [part for part in re.split(r"[\s,|/•·]+", names.replace("’s", "")) if part]
    proper = [part for part in parts if part[0].isupper() or "@" in part]
    return bool(proper) and all(part in proper or part.lower() in _SMALL_WORDS for part in parts)


def is_contact(line: str) -> bool:
    """Follow @annlee; reach Ann Lee at ann@herald.example or 555-0117."""
    if _FOLLOW.match(line):
        return True
    return _CONTACT_WORD.match(line) is not None and _CONTACT.search(line) is not None


def is_biography(line: str, writers: Collection[str]) -> bool:
    """A sentence or more about somebody who writes: one of the writers, or plainly a journalist where none is known."""
    if len(line) > LONGEST_BIOGRAPHY:
        return False
    if _DESK.match(line):
        return True
    if any(line.startswith((f"{name} is a ", f"{name} is an ", f"{name} is the ")) for name in writers):
        return True
    head = line[:40]
    if any(head.startswith(name) or f". {name.split()[-1]} " in head for name in writers):
        return bool(_BIOGRAPHY.match(line) and _WORK.search(line))
    return bool(_BIOGRAPHY.match(line) and _JOURNALIST.match(line))
