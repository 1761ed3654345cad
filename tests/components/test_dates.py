"""When it was said: the table of expressions, and answers inside sentences. All people and events are invented."""

import datetime as dt
import pickle
import re
from pathlib import Path

import pytest
from attributed import NLP, attributed
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr import Article
from quoteattr.annotations import (
    Attribution,
    DateRow,
    Section,
    SpeakerRow,
    read_dates,
    write_attributions,
    write_sections,
    write_speakers,
)
from quoteattr.components.cues import Cues
from quoteattr.components.dates import Dates
from quoteattr.dates import calendar as cal
from quoteattr.dates.expressions import grammar
from quoteattr.dates.resolve import Moment, resolve
from quoteattr.lang import table
from quoteattr.pipeline import make_doc

LINES = (Path(__file__).parent.parent / "data" / "date_expressions.tsv").read_text(encoding="utf8").splitlines()
TABLE = [line.split("\t") for line in LINES[1:]]
CUES, COMPONENT = Cues(), Dates()


def day(iso: str) -> dt.date | None:
    return None if iso == "-" else dt.date.fromisoformat(iso)


@pytest.mark.parametrize(("published", "anchor", "words", "iso", "grain"), TABLE)
@pytest.mark.parametrize("frame", ["Ann Lee spoke {} in Larsen.", "{}, Ann Lee spoke."])
def test_expressions_have_the_days_of_the_table(
    frame: str, published: str, anchor: str, words: str, iso: str, grain: str
) -> None:
    text = frame.format(words)
    text = text[0].upper() + text[1:]
    (found,) = grammar().find(text)
    days = resolve(found, Moment(day(published), day(anchor)))
    assert (("-", "-") if days is None else (days.iso, days.grain)) == (iso, grain)


def test_the_table_is_large_and_has_no_line_twice() -> None:
    assert len(TABLE) >= 150
    assert len({tuple(row[:3]) for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize(
    "text",
    [
        "He paid 2,000 crowns for 2005 bricks.",
        "She may march on, and Theresa May will fall.",
        "Version 2016.4 of the plan costs $2015.",
        "They sat in the sun and read the Larsen Sun.",
        "It was the second time that Mark spoke.",
        "Article 2019/12 was struck out.",
    ],
)
def test_what_is_no_time_is_not_found(text: str) -> None:
    assert [text[found.start : found.end] for found in grammar().find(text)] == []


@pytest.mark.parametrize(
    ("year", "sunday"), [(2000, "2000-04-23"), (2008, "2008-03-23"), (2011, "2011-04-24"), (2024, "2024-03-31")]
)
def test_easter(year: int, sunday: str) -> None:
    assert cal.easter(year).isoformat() == sunday


def test_the_day_of_an_event_is_the_nearest() -> None:
    (found,) = grammar().find("He leads before the Aug. 8 election.")
    days = resolve(found, Moment(dt.date(2031, 4, 14)))
    assert days is not None
    assert days.iso == "2031-08-08"


def test_times_of_day_are_kept() -> None:
    (found,) = grammar().find("He spoke on Tuesday at 9:30 p.m. in Larsen.")
    assert found.clock == "21:30"


def dated(marked: str, published: str | None = "2031-05-14", speakers: str = "", **more) -> dict[str, DateRow]:
    """The rows for text whose attributions are written inside it. speakers: "ab c" makes a and b one person's."""
    doc, _ = attributed(marked, published, **more)
    groups = speakers.split()
    write_speakers(doc, [SpeakerRow(f"S{n}", f"S{n}", "PERSON", attributions=tuple(g)) for n, g in enumerate(groups)])
    return read_dates(COMPONENT(CUES(doc)))


@pytest.mark.parametrize(  # 2031-05-14 is a Wednesday
    ("marked", "iso"),
    [
        ("[Lee](SOURCE:a) [said](CUE:a) on Monday [that it rained](CONTENT:a).", "2031-05-12"),
        ("[Lee](SOURCE:a) on Monday [said](CUE:a) [it rained](CONTENT:a).", "2031-05-12"),
        ("On Monday, [Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).", "2031-05-12"),
        ("[“It rains,”](CONTENT:a) [Lee](SOURCE:a) [said](CUE:a) in Larsen on Monday.", "2031-05-12"),
        ("[“It rains,”](CONTENT:a) [Lee](SOURCE:a) [told](CUE:a) reporters late Monday.", "2031-05-12"),
        ("[Lee](SOURCE:a) [said Monday](CUE:a) [it rained](CONTENT:a).", "2031-05-12"),
        ("In a statement on Monday, [Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).", "2031-05-12"),
        ("[Lee](SOURCE:a), speaking on Monday, [said](CUE:a) [it rained](CONTENT:a).", "2031-05-12"),
        ("In a March interview, [Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).", "2031-03"),
        ("At last week’s debate, [Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).", "2031-05-05/2031-05-11"),
        ("During his 2004 campaign, [Lee](SOURCE:a) [promised](CUE:a) [rain](CONTENT:a).", "2004"),
        ("[A 2019 study](SOURCE:a) [found](CUE:a) [that it rains](CONTENT:a).", "2019"),
        ("[A poll released Tuesday](SOURCE:a) [shows](CUE:a) [that it rains](CONTENT:a).", "2031-05-13"),
        ("[Lee](SOURCE:a) [called](CUE:a) [it “rain”](CONTENT:a), the Ashby Herald reported on Monday.", "2031-05-12"),
        ("[Lee](SOURCE:a) [said](CUE:a) [it rained on Friday](CONTENT:a) in a speech on Monday.", "2031-05-12"),
        ("[Lee](SOURCE:a) [told](CUE:a) [workers on Monday she would resign](CONTENT:a).", "2031-05-12"),
        ("[Lee](SOURCE:a) [said](CUE:a) [Monday that it rained](CONTENT:a).", "2031-05-12"),
        ("[Rain](CONTENT:a) has hardly been [mentioned](CUE:a) in this year’s U.S. Senate race.", "2031"),
        (
            "[The row](SOURCE:a), with other rows, led her at a March summit to [ask](CUE:a) [for rain](CONTENT:a).",
            "2031-03",
        ),
        ("In 2004, at age nine, [she](CONTENT:a) was [told](CUE:a) [to leave](CONTENT:a).", "2004"),
        ("[Lee](SOURCE:a) has [said](CUE:a) since Monday [that it rained](CONTENT:a).", "2031-05-12/.."),
        ("By Monday [Lee](SOURCE:a) was [saying](CUE:a) [that it rained](CONTENT:a).", "2031-05-12"),
        ("[Lee](SOURCE:a) [had said](CUE:a) by Monday [that it rained](CONTENT:a).", "2031-05-12"),
        ("[Lee](SOURCE:a) [said](CUE:a) in a letter from 2018 [that it rained](CONTENT:a).", "2018"),
        ("[“It rains,”](CONTENT:a) [Lee](SOURCE:a) [said](CUE:a) on Monday, with a vote due soon.", "2031-05-12"),
    ],
)
def test_the_date_stands_in_the_clause_or_the_sentence(marked: str, iso: str) -> None:
    row = dated(marked)["a"]
    assert (row.iso, row.basis) == (iso, "stated")


@pytest.mark.parametrize(
    "marked",
    [
        "[Lee](SOURCE:a) [said](CUE:a) [it rained on Monday](CONTENT:a).",
        "[“It rained on Monday,”](CONTENT:a) [Lee](SOURCE:a) [said](CUE:a).",
        "[Lee](SOURCE:a), who resigned on Monday, [said](CUE:a) [it rained](CONTENT:a).",
        "[Lee](SOURCE:a), elected in 2010, [said](CUE:a) [it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a), which closed the bridge on Monday.",
        "[Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a) after the bridge closed on Monday.",
        "The bridge closed on Monday and [Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a) ahead of Tuesday’s vote.",
        "[Lee](SOURCE:a) will [say](CUE:a) on Monday [that it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a) next Monday.",
        "[Lee](SOURCE:a) recently [said](CUE:a) [it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [said](CUE:a) of the 2004 flood: [“It rained.”](CONTENT:a)",
        "[The 2004 candidate](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).",
        "On a tour before the vote on May 10, [Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).",
        "On Monday, [Lee](SOURCE:a)[’ll say](CUE:a) [that it rained](CONTENT:a).",
        "[Lee](SOURCE:a) then [said](CUE:a) [it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [Kim knew on Monday it rained](CONTENT:a).",
        "Two were hurt on Monday by [a flood that](CONTENT:a) [Lee](SOURCE:a) [called](CUE:a) [“rain”](CONTENT:a).",
        "None have voted since 2008, in what is [called](CUE:a) [“rain”](CONTENT:a).",
        "On Monday, [the panel](SOURCE:a) [held Lee in contempt for refusing](CUE:a) [to come](CONTENT:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [it had snowed](CONTENT:a), with more expected by Friday.",
        "[Lee](SOURCE:a) [said](CUE:a) [it had snowed](CONTENT:a), with rain on Friday.",
        "[Lee](SOURCE:a) [expected](CUE:a) [more snow](CONTENT:a) by Friday.",
        "[Lee](SOURCE:a) [expected](CUE:a) [more snow](CONTENT:a) on Friday.",
        "[Trains will stop](CONTENT:a), [Lee](SOURCE:a) [said](CUE:a), from Monday.",
        "[Trains will stop](CONTENT:a), [Lee](SOURCE:a) [said](CUE:a), no later than Monday.",
        "With a vote expected on Monday, [Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).",
        "With talks set to resume on Monday, [Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [told](CUE:a) a meeting scheduled for June [that it rained](CONTENT:a).",
    ],
)
def test_other_times_do_not_date_the_speaking(marked: str) -> None:
    assert dated(marked) == {}


def test_each_of_two_cues_has_its_own_date() -> None:
    rows = dated(
        "[Lee](SOURCE:a) [said](CUE:a) on Monday [that it rained](CONTENT:a), but "
        "[Kim](SOURCE:b) [said](CUE:b) on Tuesday [that it snowed](CONTENT:b)."
    )
    assert {key: row.iso for key, row in rows.items()} == {"a": "2031-05-12", "b": "2031-05-13"}


def test_a_date_is_relative_to_the_day_last_spoken_of() -> None:
    rows = dated(
        "The bridge closed on Feb. 19. A day later, [Lee](SOURCE:a) [called](CUE:a) [it a “farce”](CONTENT:a)."
    )
    assert rows["a"].iso == "2031-02-20"


def test_later_is_from_then_until_publication() -> None:
    rows = dated(
        "On May 2 the bridge closed, a decision that [he](SOURCE:a) later [called](CUE:a) [“wise”](CONTENT:a)."
    )
    assert rows["a"].iso == "2031-05-02/2031-05-14"


def test_later_is_open_without_a_publication_date() -> None:
    rows = dated("The bridge closed on May 2, 2031. [He](SOURCE:a) later [said](CUE:a) [it was wise](CONTENT:a).", None)
    assert (rows["a"].iso, rows["a"].end) == ("2031-05-02/..", None)


def test_a_floating_quotation_inherits() -> None:
    rows = dated(
        "[“It rains,”](CONTENT:a) [Lee](SOURCE:a) [said](CUE:a) on Monday.\n\n[“It pours.”](CONTENT:b)",
        inherits={"b": "a"},
    )
    assert (rows["b"].iso, rows["b"].basis) == ("2031-05-12", "inherited")


def test_what_a_speaker_goes_on_to_say_inherits() -> None:
    marked = (
        "[Lee](SOURCE:a) [said](CUE:a) on Monday [that it rained](CONTENT:a). "
        "[She](SOURCE:b) [added](CUE:b) [that it poured](CONTENT:b)."
    )
    assert dated(marked, speakers="ab")["b"].basis == "inherited"
    assert "b" not in dated(marked, speakers="a b")


@pytest.mark.parametrize("cue", ["has said", "says", "believes", "would say"])
def test_what_a_speaker_says_at_other_times_does_not_inherit(cue: str) -> None:
    marked = (
        "[Lee](SOURCE:a) [said](CUE:a) on Monday [that it rained](CONTENT:a). "
        f"[She](SOURCE:b) [{cue}](CUE:b) [that it pours](CONTENT:b)."
    )
    assert "b" not in dated(marked, speakers="ab")


def test_the_next_paragraphs_go_on_as_far_as_the_reach() -> None:
    marked = (
        "[Lee](SOURCE:a) [said](CUE:a) on Monday [that it rained](CONTENT:a).\n\n"
        "[Lee](SOURCE:b) [said](CUE:b) [that it poured](CONTENT:b)."
    )
    doc, _ = attributed(marked, "2031-05-14")
    assert [row.basis for row in Dates(reach=1).find(CUES(doc))] == ["stated", "inherited"]
    assert [row.basis for row in Dates(reach=0).find(CUES(doc))] == ["stated"]


@pytest.mark.parametrize(
    "second",
    [
        "In an interview, [Lee](SOURCE:b) [said](CUE:b) [that it poured](CONTENT:b).",
        "[“It poured,”](CONTENT:b) [Lee](SOURCE:b) [told](CUE:b) the Ashby Herald.",
        "[Lee](SOURCE:b) has [acknowledged](CUE:b) [that it poured](CONTENT:b).",
        "[Lee](SOURCE:b) did not [say](CUE:b) [whether it poured](CONTENT:b).",
    ],
)
def test_another_occasion_is_another_matter(second: str) -> None:
    first = "[Lee](SOURCE:a) [said](CUE:a) on Monday [that it rained](CONTENT:a).\n\n"
    assert set(dated(first + second)) == {"a"}


def test_a_month_names_no_occasion_but_its_debate_does() -> None:
    second = " [Lee](SOURCE:b) [added](CUE:b) [that it poured](CONTENT:b)."
    assert "b" not in dated("[Lee](SOURCE:a) [said](CUE:a) in May [that it rained](CONTENT:a)." + second)
    assert "b" in dated("[Lee](SOURCE:a) [said](CUE:a) at a May debate [that it rained](CONTENT:a)." + second)


def test_the_turns_of_a_transcript_are_one_occasion() -> None:
    rows = dated(
        "On Monday’s show, [Ann Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).\n\n"
        "[HOST](SOURCE:b)[:](CUE:b) [Does it rain?](CONTENT:b)\n\n[LEE](SOURCE:c)[:](CUE:c) [It does.](CONTENT:c)"
    )
    assert {key: row.iso for key, row in rows.items()} == dict.fromkeys("abc", "2031-05-12")


def test_what_a_turn_tells_of_was_said_elsewhere() -> None:
    rows = dated(
        "On Monday’s show, [Ann Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).\n\n"
        "[LEE](SOURCE:b)[:](CUE:b) [The board, [it](SOURCE:c) [said](CUE:c) on Sunday, [is dry](CONTENT:c).](CONTENT:b)"
        "\n\n[HOST](SOURCE:d)[:](CUE:d) [Does it rain?](CONTENT:d)",
        parents={"c": "b"},
    )
    assert rows["c"].iso == "2031-05-11"
    assert rows["d"].iso == "2031-05-12"


def headline_rows(between: str = "") -> dict[str, DateRow]:
    doc, answer = attributed(
        "[Lee](SOURCE:h)[:](CUE:h) [rain](CONTENT:h)\n\n"
        + between
        + "[Lee](SOURCE:a) [said](CUE:a) Monday [it rained](CONTENT:a).",
        "2031-05-14",
    )
    write_sections(doc, [Section(0, answer.text.index("\n"), "headline")])
    return read_dates(COMPONENT(CUES(doc)))


def test_the_headline_tells_of_the_same_speech() -> None:
    assert headline_rows()["h"].basis == "inherited"
    assert "h" not in headline_rows("[Lee](SOURCE:b) [said](CUE:b) [it snowed](CONTENT:b).\n\n")


def test_a_participle_goes_with_the_verb_before_it() -> None:
    rows = dated("[Lee](SOURCE:a) spoke on Monday, [saying](CUE:a) [that it rained](CONTENT:a).")
    assert rows["a"].iso == "2031-05-12"


def test_a_document_comes_out_once() -> None:
    doc, _ = attributed(
        "[The study](SOURCE:a), published on Monday, [says](CUE:a) [that it rains](CONTENT:a).\n\nA dam broke.\n\n"
        "[It](SOURCE:b) [warns](CUE:b) [that it will pour](CONTENT:b).",
        "2031-05-14",
    )
    write_speakers(doc, [SpeakerRow("S1", "the study", "DOCUMENT", attributions=("a", "b"))])
    assert read_dates(COMPONENT(CUES(doc)))["b"].iso == "2031-05-12"


def test_a_vague_time_keeps_another_date_away() -> None:
    marked = (
        "[Lee](SOURCE:a) [said](CUE:a) on Monday [that it rained](CONTENT:a). "
        "[She](SOURCE:b) [said](CUE:b) recently [that it poured](CONTENT:b)."
    )
    assert "b" not in dated(marked, speakers="ab")


def test_without_a_publication_date_only_whole_dates_count() -> None:
    assert dated("[Lee](SOURCE:a) [said](CUE:a) on Monday [it rained](CONTENT:a).", None) == {}
    assert dated("[Lee](SOURCE:a) [said](CUE:a) on 2 May 2031 [it rained](CONTENT:a).", None)["a"].iso == "2031-05-02"


def test_a_caption_gives_no_date() -> None:
    text = "[Lee](SOURCE:a) [said](CUE:a) on Monday [that it rained](CONTENT:a)."
    doc, _ = attributed(text, "2031-05-14")
    write_sections(doc, [Section(0, len(doc.text), "caption")])
    assert COMPONENT.find(CUES(doc)) == []


def test_a_day_in_a_title_is_no_date() -> None:
    from quoteattr.components.marks import Marks

    doc, _ = attributed(
        "[Lee](SOURCE:a) [said](CUE:a) on “Larsen Radio Sunday” [that it rained](CONTENT:a).", "2031-05-14"
    )
    assert COMPONENT.find(CUES(Marks()(doc))) == []


def test_the_span_is_in_the_text_and_the_time_is_kept() -> None:
    doc, answer = attributed(
        "[Lee](SOURCE:a) [said](CUE:a) at 9 a.m. Monday [that it rained](CONTENT:a).", "2031-05-14"
    )
    (row,) = COMPONENT.find(CUES(doc))
    assert answer.text[slice(*row.span)] == "at 9 a.m. Monday"
    assert (row.time, row.grain, row.iso) == ("09:00", "time", "2031-05-12")


def test_the_same_day_after_another_event() -> None:
    assert dated("They met on Monday, hours after [Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).")["a"]


def test_what_is_counted_from_the_speech_counts_backwards() -> None:
    rows = dated(
        "The dam broke on May 9. It broke three days after [Lee](SOURCE:a) [called](CUE:a) [it “safe”](CONTENT:a)."
    )
    assert rows["a"].iso == "2031-05-06"


@pytest.mark.parametrize(
    "lead", ["In 2004, when", "They cite the 2004 flood in Larsen, when", "After a 2004 flood when"]
)
def test_a_clause_tells_of_the_time_that_it_is_about(lead: str) -> None:
    assert dated(f"{lead} [Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a), all was lost.")["a"].iso == "2004"


def test_the_day_at_the_head_of_a_sentence_is_all_its_speakers() -> None:
    marked = (
        "{} [Lee](SOURCE:a) [said](CUE:a) [that it rained](CONTENT:a) and "
        "[Kim](SOURCE:b) [said](CUE:b) [that it snowed](CONTENT:b)."
    )
    for head in ("On Monday,", "The row went on on Monday:"):
        assert {row.iso for row in dated(marked.format(head)).values()} == {"2031-05-12"}
        assert len(dated(marked.format(head))) == 2
    assert dated(marked.format("The dam broke on Monday and")) == {}


def test_a_time_behind_another_cue_is_that_ones() -> None:
    rows = dated(
        "[Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a), and [Lee](SOURCE:b) [added](CUE:b) on Monday "
        "[that it poured](CONTENT:b)."
    )
    assert set(rows) == {"b"}


def test_an_occasion_dates_all_who_speak_at_it() -> None:
    rows = dated(
        "[Lee](SOURCE:a) [said](CUE:a) at Monday’s hearing [that it rained](CONTENT:a). "
        "At the hearing, [Kim](SOURCE:b) [said](CUE:b) [that it snowed](CONTENT:b)."
    )
    assert (rows["b"].iso, rows["b"].basis) == ("2031-05-12", "inherited")


@pytest.mark.parametrize(
    ("first", "again", "found"),
    [
        ("They held a hearing in Larsen on Monday.", "told the hearing", True),
        ("This week’s first debate was loud.", "said after the debate", True),
        ("Monday’s hearing was loud.", "said at a hearing", False),
        ("Monday’s hearing was loud.", "said at the debate", False),
        ("A paper came out on Monday.", "told the paper", False),
    ],
)
def test_an_occasion_is_known_by_its_name(first: str, again: str, found: bool) -> None:
    verb, rest = again.split(" ", 1)
    rows = dated(f"{first}\n\n[Kim](SOURCE:a) [{verb}](CUE:a) {rest} [that it snowed](CONTENT:a).")
    assert bool(rows) is found


@pytest.mark.parametrize(
    ("first", "words", "found"),
    [
        ("Larsen Town lost on Monday.", "said after the match", True),
        ("The court fined Lee on Monday.", "explained earlier in the court hearing", True),
        ("The court fined Lee on Monday.", "said after a hearing", False),
        ("The court fined Lee on Monday.", "said after the Ashby vote", False),  # a name: another one
        ("The court fined Lee in May.", "said after the hearing", False),
        ("Monday’s papers were full of it.", "said after the hearing", False),
        ("The court fined Lee on Monday. She spoke at a gathering of bakers.", "said in her speech", False),
        ("The court fined Lee on Monday.", "has often said after the hearing", False),
    ],
)
def test_an_occasion_without_a_name_is_of_the_day_that_is_told_of(first: str, words: str, found: bool) -> None:
    cue, rest = re.fullmatch(r"((?:has often )?\w+)(.*)", words).groups()
    rows = dated(f"{first}\n\n[Kim](SOURCE:a) [{cue}](CUE:a){rest} [that it snowed](CONTENT:a).")
    assert bool(rows) is found


def test_the_headline_is_not_dated_by_another_cue_of_the_lead() -> None:
    doc, answer = attributed(
        "[Lee](SOURCE:h)[:](CUE:h) [Kim was right](CONTENT:h)\n\n"
        "[Lee](SOURCE:a) [said](CUE:a) [Kim was right](CONTENT:a) when [he](SOURCE:b) [said](CUE:b) Monday "
        "[that it rained](CONTENT:b).",
        "2031-05-14",
    )
    write_sections(doc, [Section(0, answer.text.index("\n"), "headline"), Section(16, len(answer.text), "lead")])
    write_speakers(doc, [SpeakerRow("S1", "Lee", "PERSON", attributions=("h", "a", "b"))])
    assert set(read_dates(COMPONENT(CUES(doc)))) == {"b"}


def test_a_source_that_was_cut_too_long_is_still_who_speaks_next() -> None:
    marked = (
        "In [a May talk with the Ashby Herald Lee](SOURCE:a) [said](CUE:a) [that it rained](CONTENT:a). "
        "[“It pours,”](CONTENT:b) [Lee](SOURCE:b) [said](CUE:b)."
    )
    assert dated(marked, speakers="a b")["b"].iso == "2031-05"


def test_what_stands_between_the_cue_and_the_content_is_no_content() -> None:
    rows = dated(
        "Lee grilled Kim on Monday.\n\n[Rain](CONTENT:a), [Kim](SOURCE:a) [said](CUE:a) "
        "earlier in the committee hearing, [was “rare”](CONTENT:a)."
    )
    assert rows["a"].iso == "2031-05-12"
    text = "Lee grilled Kim on Monday.\n\nRain, Kim said earlier in the hearing, was rare."
    doc = make_doc(NLP, Article(text=text, published="2031-05-14"))
    cue, source = (text.index("said"), text.index("said") + 4), (text.index("Kim said"), text.index("Kim said") + 3)
    parts = ((text.index("Rain"), text.index("Rain") + 4), (text.index("was rare"), len(text) - 1))
    aside = ((text.index("earlier"), text.index("was rare")),)
    write_attributions(doc, [Attribution("a", parts, cue, source), Attribution("b", aside, cue, source)])
    assert "a" in read_dates(COMPONENT(CUES(doc)))


def document_rows(second: str, kind: str, between: str = "") -> dict[str, DateRow]:
    marked = "[A study](SOURCE:a) published on Monday [says](CUE:a) [that it rains](CONTENT:a).\n\n" + between + second
    doc, _ = attributed(marked, "2031-05-14")
    rows = [SpeakerRow("S1", "a study", "DOCUMENT", attributions=("a",))]
    rows += [SpeakerRow("S2", "another", "DOCUMENT", attributions=("c",))] if between else []
    write_speakers(doc, [*rows, SpeakerRow("S3", "b", kind, attributions=("b",))])
    return read_dates(COMPONENT(CUES(doc)))


@pytest.mark.parametrize(
    ("source", "kind", "found"),
    [
        ("The Larsen Institute study", "DOCUMENT", True),
        ("The study", "DOCUMENT", True),
        ("A study", "DOCUMENT", False),
        ("The researchers", "GROUP", True),
        ("The study’s authors", "GROUP", True),
        ("The mayors", "GROUP", False),
    ],
)
def test_a_document_and_its_authors_speak_when_it_comes_out(source: str, kind: str, found: bool) -> None:
    second = f"[{source}](SOURCE:b) [warned](CUE:b) [that it will pour](CONTENT:b)."
    assert ("b" in document_rows(second, kind)) is found


def test_another_document_is_what_is_meant_next() -> None:
    second = "[The study](SOURCE:b) [warned](CUE:b) [that it will pour](CONTENT:b)."
    between = "[An older memo](SOURCE:c) [said](CUE:c) [it would not](CONTENT:c).\n\n"
    assert set(document_rows(second, "DOCUMENT", between)) == {"a"}


def test_what_was_ruled_on_a_day_is_that_days_ruling() -> None:
    doc, _ = attributed(
        "[The court](SOURCE:a) [ruled](CUE:a) on Monday [that it rains](CONTENT:a).\n\n"
        "[“It pours,”](CONTENT:b) [said](CUE:b) [the ruling](SOURCE:b).",
        "2031-05-14",
    )
    write_speakers(doc, [SpeakerRow("S1", "the ruling", "DOCUMENT", attributions=("b",))])
    assert read_dates(COMPONENT(CUES(doc)))["b"].iso == "2031-05-12"


def test_the_component_is_found_by_name_and_can_be_pickled() -> None:
    nlp = pickle.loads(pickle.dumps(NLP))
    nlp.add_pipe("quoteattr_dates", config={"reach": 2})
    assert pickle.loads(pickle.dumps(nlp.get_pipe("quoteattr_dates"))).reach == 2


PIECES = [
    "on ", "Monday", " Feb. 30", "29 February ", "last ", "9999 years ago", "in 2005", " to ", "between ", "the ",
    "day before", "a.m. ", "12:61", "0", "31", ".", "\n", "“", "a ", "week", "’s", "Sept", "ago", "12/13/2004", "٣",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.dates(), st.data())
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_offsets_hold(pieces: list[str], published: dt.date, data: st.DataObject) -> None:
    doc = make_doc(NLP, Article(text="Lee said " + "".join(pieces), published=published))
    length = len(doc.text)
    places = st.integers(0, length)
    content = tuple(sorted((data.draw(places), data.draw(places))))
    write_attributions(doc, [Attribution("a", (content,), (4, 8), (0, 3))])
    for row in COMPONENT.find(CUES(doc)):
        assert 0 <= row.span[0] < row.span[1] <= length
        assert row.end is None or row.start <= row.end
        assert dt.date.fromisoformat(row.start) <= published


def test_word_tables_are_sorted_and_unique() -> None:
    rows = table("en", "time_words")
    assert list(rows) == sorted(set(rows))
    assert len({(slot, words) for slot, words, _ in rows}) == len(rows)
