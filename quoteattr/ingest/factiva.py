"""Exports of Factiva, with the two-letter codes of its fields or as displayed, each ending in "Document <number>"."""

import re
from collections.abc import Iterator

_END = re.compile(r"^[ \t]*Document (?P<id>[A-Z][A-Z0-9]{3,}\d{8}[a-z0-9]{6,})[ \t]*$", re.MULTILINE)
_CODE = re.compile(r"^[ \t]{0,4}(?P<code>[A-Z]{2,3})(?:[ \t]+(?P<beside>.*)|[ \t]*)$", re.MULTILINE)
_CODES = frozenset(
    (
        "SE", "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF",
        "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CLM", "ART", "NO",
    )
)  # fmt: skip
_FIELDS = {
    "HD": "title",
    "BY": "authors",
    "SN": "outlet",
    "SE": "section",
    "LA": "language",
    "PD": "published",
    "AN": "id",
}
_WORDS = re.compile(r"^[\d,]+ words$")
_DAY = re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4}$")
_CLOCK = re.compile(r"^\d{1,2}:\d{2}(?: [AP]M)?$")


def is_export(text: str) -> bool:
    """Whether documents end as Factiva ends them and one has its number of words."""
    return bool(
        _END.search(text) and re.search(r"^[ \t]*(?:WC[ \t]*\n?[ \t]*)?[\d,]+ words[ \t]*$", text, re.MULTILINE)
    )


def split(text: str) -> Iterator[dict[str, str]]:
    """The documents as {field of Article: value}; one without a body has no "text"."""
    start = 0
    for end in _END.finditer(text):
        document, start = text[start : end.start()].strip("\n\r \t\f"), end.end()
        coded = _coded(document)
        values = _from_codes(coded) if "HD" in coded and ("LP" in coded or "TD" in coded) else _displayed(document)
        values["id"] = end["id"]
        if "language" in values:
            values["language"] = {"english": "en"}.get(values["language"].lower(), values["language"][:2].lower())
        yield values


def _coded(document: str) -> dict[str, str]:
    """{code: value} of a document with codes at the beginning of its lines."""
    found: list[re.Match[str]] = []
    for match in _CODE.finditer(document):
        if match["code"] in _CODES and match["code"] not in {earlier["code"] for earlier in found}:
            in_text = bool(found) and found[-1]["code"] in ("LP", "TD")
            if not in_text or _ends_text(match):
                found.append(match)
    ends = [match.start() for match in found[1:]] + [len(document)]
    return {match["code"]: document[match.end("code") : end].strip() for match, end in zip(found, ends, strict=False)}


def _ends_text(match: "re.Match[str]") -> bool:
    """Whether this is a code and no line of the text that begins with capitals ("IN THE END ...")."""
    beside = match["beside"]
    return beside is None or " : " in beside or match["code"] in ("TD", "PUB", "AN", "IPC", "IPD")


def _from_codes(coded: dict[str, str]) -> dict[str, str]:
    values = {field: " ".join(coded[code].split()) for code, field in _FIELDS.items() if coded.get(code)}
    if text := "\n\n".join(coded[code] for code in ("LP", "TD") if coded.get(code)):
        values["text"] = text
    return values


def _displayed(document: str) -> dict[str, str]:
    """Title, byline, words, day, clock, outlet, language and copyright on lines of their own, then the text."""
    lines = [line.strip() for line in document.splitlines()]
    words = next((index for index, line in enumerate(lines) if _WORDS.match(line)), None)
    if words is None:
        return {"text": document}
    above = [line for line in lines[:words] if line]
    below = [(index, line) for index, line in enumerate(lines[words + 1 :], start=words + 1) if line]
    values: dict[str, str] = {}
    if above and re.match(r"(?i)by ", above[-1]) and len(above) > 1:
        values["authors"] = above.pop()
    if above:
        values["title"] = above[-1]
    if len(above) > 1 and len(above[0]) < 40:
        values["section"] = above[0]
    start = words + 1
    for index, line in below:
        if _DAY.match(line):
            values["published"] = line
        elif _CLOCK.match(line):
            continue
        elif "outlet" not in values and "published" in values:
            values["outlet"] = line
        elif line in ("English", "Deutsch", "Français", "Español"):
            values["language"] = line
        elif re.match(r"(?i)(?:\(c\)|©|copyright\b)", line):
            start = index + 1
            break
        elif len(line) > 60:
            start = index
            break
    if text := "\n".join(lines[start:]).strip():
        values["text"] = text
    return values
