"""Who said what, by the patterns: the answer stands in the sentence. Invented people, outlets and events.

Sentences are parsed by the packaged tagger and parser; what does not depend on a parse is tested on blank pipelines.
"""

from typing import Any

import pytest
import spacy
from annotated import read_answer
from spacy.language import Language
from spacy.tokens import Doc

import quoteattr.components.marks
import quoteattr.components.patterns
from quoteattr.annotations import Attribution, Section, read_attributions, read_candidates, write_sections
from quoteattr.patterns.headlines import INVERTED, find_headlines
from quoteattr.patterns.lexicon import read_lexicon
from quoteattr.patterns.page import Page


@pytest.fixture(scope="module")
def nlp(rules: Language) -> Language:
    return rules


@pytest.fixture(scope="module")
def blank() -> Language:
    """No tagger and no parser: only patterns of the surface."""
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr_marks")
    nlp.add_pipe("quoteattr_patterns")
    return nlp


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[slice(*span)] if span else None


def found(doc: Doc, layer: str = "final") -> list[tuple[list[str], str | None, str | None]]:
    """Content pieces, cue and source of each attribution, as words."""
    rows = read_attributions(doc) if layer == "final" else read_candidates(doc, layer)
    return [
        ([doc.text[s:e] for s, e in row.content], words(doc.text, row.cue), words(doc.text, row.source)) for row in rows
    ]


def expected(marked: str) -> tuple[str, list[tuple[list[str], str | None, str | None]]]:
    answer = read_answer(marked)
    rows = []
    for labels in answer.spans.values():
        pieces = {label: [answer.text[s:e] for s, e in spans] for label, spans in labels.items()}
        rows.append((pieces["CONTENT"], *(pieces.get(label, [None])[0] for label in ("CUE", "SOURCE"))))
    return answer.text, rows


DIRECT = [
    '["The bridge is safe,"](CONTENT:Q1) [Mara Quill](SOURCE:Q1) [said](CUE:Q1).',
    '["The bridge is safe,"](CONTENT:Q1) [said](CUE:Q1) [Mara Quill, the chief engineer](SOURCE:Q1).',
    '[Mara Quill](SOURCE:Q1) [said](CUE:Q1): ["The bridge is safe."](CONTENT:Q1)',
    '[Mara Quill](SOURCE:Q1) [told](CUE:Q1) the Harbour Gazette on Monday, ["We checked every bolt."](CONTENT:Q1)',
    '["The bridge is safe,"](CONTENT:Q1) [she](SOURCE:Q1) [said](CUE:Q1), ["but nobody should run on it."](CONTENT:Q1)',
    '["The bridge is safe,"](CONTENT:Q1) [she](SOURCE:Q1) [said](CUE:Q1). ["Nobody should run on it."](CONTENT:Q1)',
    '["Is the bridge safe?"](CONTENT:Q1) [asked](CUE:Q1) [Mara Quill](SOURCE:Q1).',
    "[“The bridge is safe,”](CONTENT:Q1) [Mara Quill](SOURCE:Q1) [said](CUE:Q1).",
    "[‘The bridge is safe,’](CONTENT:Q1) [Mara Quill](SOURCE:Q1) [said](CUE:Q1).",
    '["The bridge is safe. We tested it. It will hold,"](CONTENT:Q1) [Mara Quill](SOURCE:Q1) [said](CUE:Q1).',
    '["We tested it,"](CONTENT:Q1) [she](SOURCE:Q1) [went on](CUE:Q1).',
]

INDIRECT = [
    "[Mara Quill](SOURCE:Q1) [said](CUE:Q1) [the bridge was safe](CONTENT:Q1).",
    "[The bridge was safe](CONTENT:Q1), [Mara Quill](SOURCE:Q1) [said](CUE:Q1).",
    "[The ministry](SOURCE:Q1) [has denied](CUE:Q1) [that the bridge is closed](CONTENT:Q1).",
    "[The clerk](SOURCE:Q1) [admitted](CUE:Q1) [taking the money](CONTENT:Q1).",
    "[The bridge is safe](CONTENT:Q1), [according to](CUE:Q1) [the harbour authority](SOURCE:Q1).",
    "[Per](CUE:Q1) [the manual](SOURCE:Q1), [the valve opens to the left](CONTENT:Q1); the pump does not.",
    "[According to](CUE:Q1) [the harbour authority](SOURCE:Q1), [the bridge is safe](CONTENT:Q1).",
    "[Mara Quill](SOURCE:Q1) [did not say](CUE:Q1) [whether the bridge was safe](CONTENT:Q1).",
    "[The mayor](SOURCE:Q1) [promised](CUE:Q1) [to repair the bridge](CONTENT:Q1).",
    "[The mayor](SOURCE:Q1) [called for](CUE:Q1) [an inquiry into the collapse](CONTENT:Q1).",
    "[The mayor](SOURCE:Q1) [accused](CUE:Q1) [the builders of negligence](CONTENT:Q1).",
    "[The mayor](SOURCE:Q1) [said](CUE:Q1) [yes](CONTENT:Q1).",
    "By [their](SOURCE:Q1) [reckoning](CUE:Q1), [the bridge is safe](CONTENT:Q1).",
    "[Voters](CONTENT:Q1), [the mayor](SOURCE:Q1) [suggested](CUE:Q1), [do not read every report](CONTENT:Q1).",
]

MIXED = [
    '[Mara Quill](SOURCE:Q1) [said](CUE:Q1) [the bridge was "perfectly safe"](CONTENT:Q1).',
    '[The mayor](SOURCE:Q1) [called](CUE:Q1) [the plan a "disaster"](CONTENT:Q1).',
    '[The mayor](SOURCE:Q1) [described](CUE:Q1) [the plan as a "disaster"](CONTENT:Q1).',
]


@pytest.mark.parametrize("marked", DIRECT + INDIRECT + MIXED)
def test_the_answer_stands_in_the_sentence(nlp: Language, marked: str):
    text, rows = expected(marked)
    assert found(nlp(text), "patterns") == rows


def test_a_participle_has_the_subject_of_its_sentence(nlp: Language):
    text = 'Mara Quill praised the workers, adding that "they did it in a week."'
    rows = found(nlp(text), "patterns")
    assert (['that "they did it in a week."'], "adding", "Mara Quill") in rows


def test_who_is_sure_stands_behind_the_verb_of_the_report(nlp: Language) -> None:
    rows = found(nlp("Mara Quill said she was sure that the bridge was safe."), "patterns")
    assert (["that the bridge was safe"], "was sure", "she") in rows


def test_who_shouted_adds_something(nlp: Language) -> None:
    text = "Mara Quill shouted “Stop the ferry!” and, when two men held up their tickets, added “All of it!”"
    assert (["“All of it!”"], "added", "Mara Quill") in found(nlp(text), "patterns")


def test_somebody_below_a_headline_says_a_clause(nlp: Language) -> None:
    text = "Ferry runs aground at Holm\nPolice: the captain was asleep\nBell lost in harbour"
    assert (["the captain was asleep"], ":", "Police") in found(nlp(text), "patterns")


def test_an_interrupted_quotation_is_one_content_with_two_pieces(nlp: Language):
    (row,) = read_candidates(nlp('"The bridge," she said, "is safe."'), "patterns")
    assert len(row.content) == 2


@pytest.mark.parametrize(
    "line", ["Her adviser, Mara Quill, said:", "In a note to the Harbour Gazette, Mara Quill said:"]
)
def test_a_line_with_a_colon_names_who_speaks_in_the_next(nlp: Language, line: str):
    text = f"Old bridge reopens\n\n{line}\n\n“The bridge is safe.”"
    (row,) = read_attributions(nlp(text))
    assert text[slice(*row.content[0])] == "“The bridge is safe.”"
    assert row.source is not None and "Mara Quill" in text[slice(*row.source)]


def test_the_title_of_a_programme_is_not_what_is_said_on_it(nlp: Language):
    text = "Mara Quill was speaking on the radio show, “The Long Bridge,” on Monday."
    assert read_attributions(nlp(text)) == []


def test_a_label_behind_a_verb_of_calling_keeps_its_object_and_stops_at_the_dash(nlp: Language):
    text = 'On Friday Mara Quill called the plan a "disaster"—a word she later regretted.'
    assert (['the plan a "disaster"'], "called", "Mara Quill") in found(nlp(text), "patterns")


def test_a_relative_clause_behind_a_comma_is_the_writers(nlp: Language):
    text = "Mara Quill said the town should repair the bridge, which was built in 1931."
    assert found(nlp(text), "patterns")[0][0] == ["the town should repair the bridge"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("The town rejected an admission by its surveyor, Mara Quill, that the bridge was unsafe.",
         ("that the bridge was unsafe", "admission", "its surveyor, Mara Quill")),
        ("The vote follows complaints by parents that the buses were late.",
         ("that the buses were late", "complaints", "parents")),
        ("According to the surveyor, bolts were lost, so that by May there was no rail left. It rained.",
         ("bolts were lost, so that by May there was no rail left", "According to", "the surveyor")),
        ("Mara Quill explained that the arches, some of which are old, have to be cleaned by hand.",
         ("that the arches, some of which are old, have to be cleaned by hand", "explained", "Mara Quill")),
    ],
)  # fmt: skip
def test_a_report_is_whole(nlp: Language, text: str, row: tuple[str, str, str]):
    content, cue, source = row
    assert ([content], cue, source) in found(nlp(text), "patterns")


def test_reported_within_reported_has_a_parent(nlp: Language):
    rows = read_attributions(nlp("Mara Quill said that the mayor promised that the bridge would open."))
    assert [row.parent for row in rows] == [None, "q1"]


def test_a_floating_quotation_goes_on_with_the_speaker_before_it(nlp: Language):
    text = '"The bridge is safe," Mara Quill said on Monday.\n\n"We tested it for a year. It will hold."'
    said, floating = read_attributions(nlp(text))
    assert floating.floating and floating.cue is None and floating.source is None
    assert floating.inherits == said.id
    assert text[slice(*floating.content[0])] == '"We tested it for a year. It will hold."'


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next(nlp: Language):
    text = 'Mara Quill wrote on Chirper:\n\n"The bridge is safe."'
    assert found(nlp(text)) == [(['"The bridge is safe."'], "wrote", "Mara Quill")]


def test_a_quotation_that_is_opened_again_is_one_content(nlp: Language):
    text = "Mara Quill said: “The bridge is safe.\n\n“We tested it for a year.”"
    (row,) = read_attributions(nlp(text))
    assert len(row.content) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Mara Quill declined to comment.",
        "Mara Quill declined to comment on the report.",
        "The ministry neither confirmed nor denied the report.",
        "The book “A Bridge Too Long” came out on Monday.",
        "The so-called “bridge tax” was dropped.",
        "Jon “Bolt” Hadley won the race.",
        "The bridge is 40 metres long.",
        "That said, the bridge is old.",
        "",
        " \n\n ",
        '"',
        "“””“ '' ` ``",
    ],
)
def test_nothing_is_made_of_what_nobody_says(nlp: Language, text: str):
    assert read_attributions(nlp(text)) == []


def test_a_headline_is_an_attribution_once(blank: Language):
    line = "Ministry says bridge 'perfectly safe'"
    doc = blank.make_doc(f"{line}\n\n{line}\nThe bridge opened in May.")
    again = len(line) + 2
    write_sections(doc, [Section(0, len(line), "headline"), Section(again, again + len(line), "headline")])
    doc = blank(doc)
    assert found(doc, "patterns") == [(["bridge 'perfectly safe'"], "says", "Ministry")]


@pytest.mark.parametrize(
    "line, row",
    [
        ("Quill: ‘The bridge will hold’", (["‘The bridge will hold’"], ":", "Quill")),
        ("‘The bridge will hold’: Quill", (["‘The bridge will hold’"], ":", "Quill")),
        ("Bridge will not reopen, officials say", (["Bridge will not reopen"], "say", "officials")),
        ("Bridge will not reopen, says mayor of Quill", (["Bridge will not reopen"], "says", "mayor of Quill")),
        ("Mayor Hadley vows bridge will reopen", (["bridge will reopen"], "vows", "Mayor Hadley")),
    ],
)
def test_forms_of_headlines(blank: Language, line: str, row: tuple[list[str], str, str]):
    doc = blank.make_doc(line)
    write_sections(doc, [Section(0, len(line), "headline")])
    assert found(blank(doc), "patterns") == [row]


@pytest.mark.parametrize(
    "line", ["Ten ways to say goodbye to summer", "New plans for old bridge", "What the report says"]
)
def test_headlines_in_which_nobody_speaks(blank: Language, line: str):
    doc = blank.make_doc(line)
    write_sections(doc, [Section(0, len(line), "headline")])
    assert found(blank(doc), "patterns") == []


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("Harbour fears grow over new pier", None),
        ("Jobless claims rise 5% in May", None),
        ("Hill states accuse donors of delay", None),
        ("Mayor vetoes bill on school pipes", None),
        ("‘We will not pay,’ say tenants. ‘They will,’ says owner", None),
        ("Union claims pier was never safe", "pier was never safe"),
        ("Mayor vows to mend pier", "to mend pier"),
        ("Baker denies poisoning stream", "poisoning stream"),
        ("Ministry says pier safe", "pier safe"),
        ("New poll shows wide lead for Ole Vik", "wide lead for Ole Vik"),
        ("Flood uncovers old coins at Holm", None),
        ("Goal! Or not. The assistant thinks it hit the arm", None),
    ],
)
def test_a_plural_or_an_act_in_a_headline_says_nothing(nlp: Language, line: str, content: str | None) -> None:
    doc = nlp.make_doc(f"{line}\n\nThe pier was built in May.")
    rows = find_headlines(page_of(nlp, doc, len(line)), read_lexicon())
    assert [doc.text[slice(*row.content[0])] for row in rows] == ([content] if content else [])


def page_of(nlp: Language, doc: Doc, end: int) -> Page:
    """The tagged page of a text whose headline ends there."""
    for name, component in nlp.pipeline:
        if not name.startswith("quoteattr_"):
            doc = component(doc)
    write_sections(doc, [Section(0, end, "headline")])
    return Page.of(doc)


def test_what_a_headline_warns_of_is_not_who_warns():
    assert INVERTED.match("Norland bank keeps its rates, warns of dear bread") is None
    assert INVERTED.match("Norland bank will keep its rates, warns mayor") is not None


def test_turns_of_a_transcript(blank: Language):
    text = "QUILL: The bridge is safe.\nHADLEY: Are you sure?\nQUILL: We tested it."
    assert found(blank(text), "patterns") == [
        (["The bridge is safe."], ":", "QUILL"),
        (["Are you sure?"], ":", "HADLEY"),
        (["We tested it."], ":", "QUILL"),
    ]


def test_questions_and_answers(blank: Language):
    rows = found(blank("Q: Is the bridge safe?\n\nA: It is."), "patterns")
    assert [row[0] for row in rows] == [["Is the bridge safe?"], ["It is."]]


def test_a_label_before_a_colon_is_no_speaker(blank: Language):
    assert found(blank("Photo: The bridge.\nPhoto: The river.\nUpdate: It opened."), "patterns") == []


@pytest.mark.parametrize(("label", "count"), [("furniture", 0), ("caption", 1)])
def test_furniture_is_left_alone_and_captions_are_read(nlp: Language, label: Any, count: int):
    text = '"The bridge is safe," Mara Quill said.'
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name == "quoteattr_patterns":
            write_sections(doc, [Section(0, len(text), label)])
        doc = component(doc)
    assert len(read_candidates(doc, "patterns")) == count


def test_a_second_verb_behind_a_quotation_is_no_part_of_it(nlp: Language):
    text = "Her brother, Luc, muttered “Fool” and went home."
    assert [row[0] for row in found(nlp(text))] == [["“Fool”"]]
    text = "Moss replied under it with a thumbs-up and the words “so be it”."
    assert [row[0] for row in found(nlp(text))] == [["“so be it”"]]


def test_contents_of_one_attribution_do_not_overlap(nlp: Language):
    text = 'Mara Quill said the bridge, "our bridge," she added, was "safe," and that "it will hold" for years.'
    for row in read_attributions(nlp(text)):
        ends = [e for _, e in row.content]
        starts = [s for s, _ in row.content]
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_a_user_can_add_a_verb_and_take_one_out():
    make = quoteattr.components.patterns.make_patterns
    patterns = make(spacy.blank("en"), "patterns", {"blethered": "blether/say", "joked": ""}, {"promise": []})
    assert patterns.lexicon.stance("blethered") == "say"
    assert "joked" not in patterns.lexicon.lemmas
    assert patterns.lexicon.frames["promise"] == frozenset()


@pytest.mark.parametrize("name", ["reporting_verbs", "content_frames", "cue_phrases", "turn_labels", "verb_noun_forms"])
def test_tables_are_sorted_and_unique(name: str):
    from quoteattr.lang import table

    keys = [row[0] for row in table("en", name)]
    assert keys == sorted(set(keys))


def test_every_stance_of_the_tables_is_one_of_ours():
    from typing import get_args

    from quoteattr.lang import table
    from quoteattr.types import Stance

    stances = {row[1] for row in table("en", "reporting_verbs")} | {row[2] for row in table("en", "cue_phrases")}
    assert stances <= set(get_args(Stance))


def test_frames_are_for_known_verbs():
    from quoteattr.lang import words as column

    assert set(column("en", "content_frames")) <= set(column("en", "reporting_verbs"))


def test_rows_survive_bytes(nlp: Language):
    doc = nlp('"The bridge is safe," Mara Quill said.')
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert read_candidates(again, "patterns") == read_candidates(doc, "patterns") != []
    assert isinstance(read_candidates(again, "patterns")[0], Attribution)


def test_a_verb_behind_a_clause_without_its_own_goes_on_with_the_first_speaker(nlp: Language):
    doc = nlp("Ann Lee said the roof would last, warned that the tower would not and asked visitors to leave.")
    assert (["visitors to leave"], "asked", "Ann Lee") in found(doc, "patterns")


def test_how_people_tell_what_was_said(nlp: Language):
    doc = nlp("“The lady goes, ‘That is my truck,’ and I was like, ‘No,’” recalled Bo Kim.")
    within = [(source, content) for [content], _, source in found(doc, "patterns")[1:]]
    assert within == [("The lady", "‘That is my truck,’"), ("I", "‘No,’")]


@pytest.mark.parametrize("does", ["disagreed", "was not so sure", "isn't convinced", "shook her head"])
def test_a_quotation_behind_what_somebody_else_does_goes_on_with_nobody(nlp: Language, does: str):
    doc = nlp(f"“It will hold,” Ann Lee said. Bo Kim {does}. “It leaks badly.”")
    assert found(doc, "patterns") == [
        (["“It will hold,”"], "said", "Ann Lee"),
        (["“It leaks badly.”"], None, None),
    ]
    assert read_candidates(doc, "patterns")[1].inherits is None


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [("Residents were sure the roof would fall.", "the roof would fall"), ("Residents were sure all week.", None)],
)
def test_what_somebody_is_sure_of_without_that(nlp: Language, sentence: str, clause: str | None):
    wanted = [([clause], "were sure", "Residents")] if clause else []
    assert found(nlp(sentence), "patterns") == wanted


def test_what_words_stood_in_does_not_say_them(nlp: Language):
    doc = nlp("The mayor, Ann Lee, wrote in a statement read to the court:\n\n“The pump failed at two.”")
    [([content], cue, source)] = found(doc)
    assert (content, cue, source) == ("“The pump failed at two.”", "wrote", "The mayor, Ann Lee")
