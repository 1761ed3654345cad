"""Exports of Nexis Uni ("Body ... End of Document") and of LexisNexis before it ("1 of 250 DOCUMENTS ... BODY:")."""

import re
from collections.abc import Iterator

_END = re.compile(r"^\s*End of Document\s*$", re.MULTILINE)
_COUNT = re.compile(r"^\s*(?:Document )?\d+ of \d+(?: DOCUMENTS?)?\s*$", re.MULTILINE | re.IGNORECASE)
_BODY = re.compile(r"^[ \t]*(?:Body|BODY):?[ \t]*$", re.MULTILINE)
_LABEL = re.compile(r"^[ \t]*(?P<label>[A-Z][A-Za-z\-]{3,20}):[ \t]+(?P<value>.+)$", re.MULTILINE)
_LENGTH = re.compile(r"^[ \t]*length:[ \t]+[\d,]+ words?", re.MULTILINE | re.IGNORECASE)
_AFTER = re.compile(
    r"^[ \t]*(?:Classification|Load-Date:.*|LOAD-DATE:.*|Graphic|GRAPHIC:.*|Notes|LANGUAGE:.*|PUBLICATION-TYPE:.*"
    r"|SUBJECT:.*|URL:.*|JOURNAL-CODE:.*|(?:Copyright|©) .*\bAll [Rr]ights [Rr]eserved\.?)[ \t]*$",
    re.MULTILINE,
)
_DATE = re.compile(r"^(?:[A-Z][a-z]+day,?\s+)?(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+,? \d{4})\b")
_FIELDS = {"byline": "authors", "section": "section", "dateline": "dateline", "language": "language", "url": "url"}


def is_export(text: str) -> bool:
    """Whether a body and a length are marked as Nexis marks them, and where a document ends or how many there are."""
    return bool(_BODY.search(text) and _LENGTH.search(text) and (_END.search(text) or _COUNT.search(text)))


def split(text: str) -> Iterator[dict[str, str]]:
    """The documents as {field of Article: value}; one without a body has no "text"."""
    border = _END if _END.search(text) else _COUNT
    for document in border.split(text):
        if document.strip() and (_LENGTH.search(document) or _BODY.search(document)):
            yield _document(document)


def _document(document: str) -> dict[str, str]:
    body = _BODY.search(document)
    head, rest = (document[: body.start()], document[body.end() :]) if body else (document, "")
    after = _AFTER.search(rest)
    values = _head(head)
    for match in _LABEL.finditer(head + "\n" + (rest[after.start() :] if after else "")):
        field = _FIELDS.get(match["label"].lower())
        if field:
            values.setdefault(field, match["value"].strip())
    if values.get("language"):
        values["language"] = {"english": "en"}.get(
            values["language"].split(";")[0].lower(), values["language"][:2].lower()
        )
    if text := rest[: after.start() if after else len(rest)].strip():
        values["text"] = text
    return values


def _head(head: str) -> dict[str, str]:
    """Title, outlet and day from the lines above the labels: title first in Nexis Uni, outlet first in LexisNexis."""
    label = _LABEL.search(head)
    lines = [line.strip() for line in head[: label.start() if label else len(head)].splitlines()]
    lines = [line for line in lines if line and not _COUNT.match(line)]
    day = next((index for index, line in enumerate(lines) if _DATE.match(line)), None)
    if day is None:
        return {"title": lines[0]} if lines else {}
    values = {"published": lines[day]}
    if day >= 2:
        values |= {"title": " ".join(lines[: day - 1]), "outlet": lines[day - 1]}
    elif day == 1:
        values["outlet"] = lines[0]
        later = [line for line in lines[2:] if not re.search(r"\b(?:Edition|Copyright)\b|^©", line)]
        if later:
            values["title"] = later[0]
    return values
