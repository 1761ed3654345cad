"""Exports of ProQuest as text: documents between lines of underscores, with labelled fields."""

import re
from collections.abc import Iterator

_BORDER = re.compile(r"^_{20,}\s*$", re.MULTILINE)
_LABELS = (
    "Abstract", "Author", "Company / organization", "Copyright", "Correspondence author", "Country of publication",
    "Credit", "Database", "Dateline", "Document URL", "Document feature", "Document type", "First page", "Full text",
    "Identifier / keyword", "ISSN", "Issue", "Language of publication", "Last updated", "Links", "Location", "Pages",
    "People", "Place of publication", "ProQuest document ID", "Publication date", "Publication info",
    "Publication subject", "Publication title", "Publication year", "Publisher", "Section", "Source type", "Subject",
    "Title", "Volume", "Year", "Business indexing term", "Classification", "e-ISSN", "Column", "Dateline",
)  # fmt: skip
_LABEL = re.compile(rf"^(?P<label>{'|'.join(map(re.escape, _LABELS))}):[ \t]*", re.MULTILINE)
_FIELDS = {
    "Full text": "text", "Title": "title", "Publication title": "outlet", "Publication date": "published",
    "Author": "authors", "Section": "section", "Language of publication": "language", "Dateline": "dateline",
    "Country of publication": "country", "ProQuest document ID": "id", "Document URL": "url",
}  # fmt: skip


def is_export(text: str) -> bool:
    """Whether documents carry the number that ProQuest gives them."""
    return bool(
        re.search(r"^ProQuest document ID:", text, re.MULTILINE) and re.search(r"^Full text:", text, re.MULTILINE)
    )


def split(text: str) -> Iterator[dict[str, str]]:
    """The documents as {field of Article: value}; one that is only an abstract has no "text"."""
    for document in _BORDER.split(text):
        labels = list(_LABEL.finditer(document))
        if labels and any(match["label"] == "ProQuest document ID" for match in labels):
            yield _document(document, labels)


def _document(document: str, labels: "list[re.Match[str]]") -> dict[str, str]:
    ends = [match.start() for match in labels[1:]] + [len(document)]
    values: dict[str, str] = {}
    for match, end in zip(labels, ends, strict=True):
        field = _FIELDS.get(match["label"])
        value = document[match.end() : end].strip()
        if field and value:
            values.setdefault(field, value if field == "text" else " ".join(value.split()))
    if "language" in values:
        values["language"] = {"english": "en"}.get(values["language"].lower(), values["language"][:2].lower())
    return values
