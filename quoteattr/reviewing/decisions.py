"""What a reviewer decided, as gold articles in JSON lines, which `quoteattr evaluate` and `quoteattr train` read.

A line is an article with the attributions that were accepted, corrected or added. ``"complete": true`` says that every
quotation of it was decided and none is missing; the readers of gold pass over lines where it is false.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quoteattr.corpora.gold import Spans, spans_of
from quoteattr.corpora.kinds import inside_marks, kind_of
from quoteattr.errors import InputError

ACCEPTED, CORRECTED, REJECTED, ADDED = "accepted", "corrected", "rejected", "added"

_DAY = r"\d{4}(-\d\d(-\d\d)?)?"
_ISO = re.compile(rf"{_DAY}(/({_DAY}|\.\.))?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What a reviewer says of one quotation: spans, speaker, date (ISO, as in `QuoteDate.iso`)."""

    content: Spans
    cue: Spans = ()
    source: Spans = ()
    speaker: str | None = None
    type: str = "PERSON"
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """state: accepted, corrected, rejected or added. kept: what was decided, None where it was rejected."""

    state: str
    kept: Attribution | None = None


@dataclass(slots=True)
class Decided:
    """An article under review. about: its metadata and text. complete: nothing is open and nothing is missing."""

    about: Mapping[str, Any]
    decisions: dict[str, Decision] = field(default_factory=dict)
    complete: bool = False


def checked(text: str, said: Attribution) -> Attribution:
    """The attribution, if it fits the text. Raises InputError with what does not."""
    if not said.content:
        raise InputError("A quotation needs its content.")
    for role in ("content", "cue", "source"):
        end = 0
        for start, stop in getattr(said, role):
            if not end <= start < stop <= len(text) or not text[start:stop].strip():
                raise InputError(f"The {role} {start}-{stop} does not fit the text, or overlaps with another piece.")
            end = stop
    if said.date is not None and not _ISO.match(said.date):
        raise InputError(f"{said.date!r} is not a date; write 2031-05-14, 2031-05, 2031, or an interval with a slash.")
    return said


class Corrections:
    """The file of decisions: read when opened, written anew after each one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.articles: dict[str, Decided] = dict(_read(path)) if path.is_file() else {}

    def decide(self, article: Mapping[str, Any], quote_id: str, decision: Decision | None) -> None:
        """Keep a decision, None to take it back, and save. article: metadata with `text`."""
        decided = self.articles.setdefault(article["article_id"], Decided(article))
        if decision is None:
            decided.decisions.pop(quote_id, None)
        else:
            decided.decisions[quote_id] = decision
        decided.complete = False
        if not decided.decisions:
            del self.articles[article["article_id"]]
        self.save()

    def finish(self, article: Mapping[str, Any], complete: bool) -> None:
        """Say that an article is complete, or that it is not, and save."""
        self.articles.setdefault(article["article_id"], Decided(article)).complete = complete
        self.save()

    def save(self) -> None:
        part = self.path.with_name(self.path.name + ".part")
        with open(part, "w", encoding="utf-8", newline="\n") as file:
            for decided in self.articles.values():
                file.write(json.dumps(_line(decided), ensure_ascii=False) + "\n")
        os.replace(part, self.path)


def _line(decided: Decided) -> dict[str, Any]:
    about, text = decided.about, decided.about["text"]
    quoted = inside_marks(text)
    kept = [(key, one) for key, one in decided.decisions.items() if one.kept is not None]
    return {
        "id": about["article_id"],
        "title": about.get("title"),
        "outlet": about.get("outlet"),
        "published": about.get("published_iso"),
        "url": about.get("url"),
        "wire": about.get("wire"),
        "text": text,
        "complete": decided.complete,
        "attributions": [_attribution(key, one, text, quoted) for key, one in kept],
        "rejected": [key for key, one in decided.decisions.items() if one.state == REJECTED],
    }


def _attribution(key: str, decision: Decision, text: str, quoted: list[bool]) -> dict[str, Any]:
    said = decision.kept
    assert said is not None
    return {
        "id": key,
        "decision": decision.state,
        "kind": kind_of(text, said.content, quoted),
        "content": said.content,
        "cue": said.cue,
        "source": said.source,
        "speaker": said.speaker,
        "names": [],
        "type": said.type,
        "date": said.date,
    }


def _read(path: Path) -> Iterator[tuple[str, Decided]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
                yield row["id"], _decided(row)
            except (KeyError, TypeError, ValueError) as error:
                raise InputError(
                    f"{path}, line {number} is not a line of corrections ({type(error).__name__}: {error})."
                ) from error


def _decided(row: Mapping[str, Any]) -> Decided:
    about = {name: row.get(name) for name in ("title", "outlet", "url", "wire", "text")}
    decisions = {key: Decision(state=REJECTED) for key in row["rejected"]}
    for one in row["attributions"]:
        kept = Attribution(
            content=spans_of(one["content"]),
            cue=spans_of(one["cue"]),
            source=spans_of(one["source"]),
            speaker=one["speaker"],
            type=one["type"],
            date=one["date"],
        )
        decisions[one["id"]] = Decision(state=one["decision"], kept=checked(row["text"], kept))
    about |= {"article_id": row["id"], "published_iso": row.get("published")}
    return Decided(about, decisions, bool(row["complete"]))
