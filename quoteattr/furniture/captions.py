"""Captions of pictures and the credits that come with them."""

import re

#: The longest credit at the end of a caption, in characters.
LONGEST_CREDIT = 170
#: Above so many characters a caption without an agency is rather a paragraph.
LONGEST_CAPTION = 260

# (Ann Lee/Agency via Archive), [File: Ann Lee/Agency], Photograph: Ann Lee, Credit... Ann Lee, (Picture: Agency)
_CREDIT_INSIDE = re.compile(
    r"\([^(),/]{1,40} [^(),/]{1,40}/ ?[A-Z][^()]{0,80}\)\W*$"
    r"|\([^()]{0,80}(?:\bvia |photo|picture|image|courtesy|telegram|getty|handout|file)[^()]{0,80}\)\W*$"
    r"|\[[^\[\]/]{1,40} [^\[\]/]{1,40}/[^\[\]]{0,60}\]\W*$"
    r"|\b(?:photograph|photo|picture|image|credit|pic|illustration|graphic|image credit)s?\s?:\s*\S.{0,80}$"
    r"|\bcredit\s?(?:\.\.\.|…)\s?\S.{0,60}$"
    r"|\bimage source,\s\S.{0,60}$"
    r"|[.!?][\"”’]?\s(?:photograph|photo|picture|image|illustration|design)s? by (?-i:[A-Z])[^.!?]{2,80}$",
    re.I,
)
_CREDIT_LINE = re.compile(
    r"(?:photo(?:graph)?|image|illustration|picture|art|graphic|video)s?(?: credit)?(?: by|:)\s?.{1,80}"
    r"|(?:image|photo|picture) (?:source|copyright),?.{0,60}"
    r"|(?:image credits?|credit):?\s.{1,80}|credit\s?(?:\.\.\.|…).{0,80}"
    r"|.{0,40}\bgetty images\b.{0,20}|courtesy(?: of)? .{1,60}"
    r"|(?:submitted|contributed|courtesy|stock|handout|provided)(?: photos?| images?)?"
    r"|(?:file photo|file image)\b.{0,400}|handout.{0,40}",
    re.I,
)
_PROPER = r"[A-Z][\w.’'&-]*"
# Ann Lee/Agency, Ann Lee | Agency, Ann Lee for The Herald: no word in lower case, or it may be a headline
_AGENCY_CREDIT = re.compile(
    rf"{_PROPER}(?: {_PROPER}){{0,4}},? ?[/|] ?{_PROPER}(?: {_PROPER}){{0,4}}"
    rf"|{_PROPER}(?: {_PROPER}){{1,2}} for {_PROPER}(?: {_PROPER}){{0,3}}"
)
# Illustration by Ann Lee. Source: Picture House.
_MADE_BY = re.compile(
    rf"(?:[Ii]llustration|[Pp]hoto(?:graph)?s?|[Pp]hoto-illustration|[Aa]nimation|[Cc]ollage)(?: by|:)"
    rf" (?:{_PROPER}|for|and|of|the|/)(?: (?:{_PROPER}|for|and|of|the|/)){{0,8}}\.?"
    rf"(?: Sources?: {_PROPER}(?:,? {_PROPER}){{0,6}})?"
)
_AGENCY = re.compile(r"\b(?:getty|afp|ap|reuters|epa|photo|image|picture)", re.I)
_FILE_PHOTO = re.compile(r"(?:file photo|file -|file image|\(file\)|(?:image|media|photo|video) caption\b)", re.I)
_NUMBERED = re.compile(r"\d{1,2} (?:of|/) \d{1,3}\b")  # a gallery's "1 of 4 Ann Lee crosses the line"
_POINTS = re.compile(
    r"\bpictured\b|\((?:far |top |bottom )?(?:left|right|cent(?:re|er)|above|below|inset|back|front)\b[^)]{0,20}\)",
    re.I,
)
_SHOUTED = re.compile(r"[A-Z][A-Z .,’'&/-]{4,60}")


def is_caption(line: str) -> bool:
    """A credit at the end, the words that agencies put in front, or a finger that points into the picture."""
    if line[-1] in '"”':
        return False
    credit = _CREDIT_INSIDE.search(line[-LONGEST_CREDIT:])
    if credit is not None:
        return len(line) <= LONGEST_CAPTION or _AGENCY.search(credit.group()) is not None
    if _FILE_PHOTO.match(line) or _NUMBERED.match(line):
        return True
    return len(line) <= LONGEST_CAPTION and line[-1].isalnum() and _POINTS.search(line) is not None


def is_credit(line: str) -> bool:
    """A line that is nothing but a credit."""
    if line.endswith(".") and _MADE_BY.fullmatch(line):
        return True
    if line.endswith((".", "!", "?", '"', "”")):
        return False
    return (_CREDIT_LINE.fullmatch(line) or _AGENCY_CREDIT.fullmatch(line)) is not None


def is_shouted_credit(line: str) -> bool:
    """ANN LEE/HERALD: capitals only, so a credit only beside a caption."""
    return _SHOUTED.fullmatch(line) is not None and line.count(" ") <= 6
