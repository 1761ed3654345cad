"""Quotations of patterns that hold what the network read of them in parts. All names are invented."""

from quoteattr.annotations import Attribution
from quoteattr.arbitration.covering import covering_ids
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page

LETTER = "Ole Vik told the clerk:\n\n“I lit it. He said, ‘Never.’\n\n“They hurry.\n\n“Leave me one.”\n\nShe left."
PIECES = ("“I lit it. He said, ‘Never.’", "“They hurry.", "“Leave me one.”")


def row(key: str, pieces: tuple[str, ...], cue: str = "", source: str = "") -> Attribution:
    spans = [(LETTER.index(words), LETTER.index(words) + len(words)) for words in (*pieces, cue, source)]
    return Attribution(key, tuple(spans[:-2]), spans[-2] if cue else None, spans[-1] if source else None)


def covering(*read: Attribution) -> frozenset[str]:
    whole = row("q", PIECES, "told", "Ole Vik")
    return covering_ids([whole], read, Page(LETTER, find_marks(LETTER), []))


def test_a_quotation_of_several_paragraphs_holds_what_is_reported_within_and_its_own_parts():
    parts = row("n", ("“I lit it.", "“They hurry.", "“Leave me one.”"))
    assert covering(parts, row("m", ("‘Never.’",), "said", "He")) == {"q"}


def test_it_gives_way_to_another_speaker_of_a_part():
    assert covering(row("n", ("“They hurry.",), "left", "She"), row("m", ("‘Never.’",), "said", "He")) == frozenset()


def test_it_needs_a_report_within():
    assert covering(row("n", ("“They hurry.", "“Leave me one.”"))) == frozenset()
