"""What stands beside a cue and is no report, and where a report ends."""

import pytest
from spacy.language import Language
from spans import attribution

import quoteattr
from quoteattr.arbitration.bounds import (
    bounded_content,
    drop_next_cue,
    parted_speaker,
    unquoted_source,
    with_further_that,
)
from quoteattr.arbitration.interrupted import (
    add_subject_ahead,
    by_the_name_behind,
    by_whom_an_outlet_reports,
    is_parenthesis,
    resumed,
    uninterrupted,
)
from quoteattr.arbitration.unreported import is_no_report
from quoteattr.marks import find_marks
from quoteattr.patterns.nesting import arranged
from quoteattr.patterns.page import Page


def page(text: str) -> Page:
    return Page(text, find_marks(text), [])


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "none"),
    [
        ("He pleaded guilty to selling stolen eggs.", "to selling stolen eggs", "pleaded guilty", "He", True),
        ("Pupils learn to tell one from the other.", "one from the other", "learn to tell", "Pupils", True),
        ("He pleaded guilty to two counts of theft.", "two counts of theft", "pleaded guilty to", "He", True),
        ("He learned to his surprise that it was shut.", "that it was shut", "learned", "He", False),
        ("He was forced to admit that it was shut.", "that it was shut", "was forced to admit", "He", False),
        ("The cup went to He Says Never by a neck.", "Never", "Says", "He", True),
        ("Said Bello scored twice in the rain.", "Bello scored twice in the rain", "Said", None, True),
        ("The keeper Grace Noted kept her place.", "kept her place", "Noted", "The keeper Grace", True),
        ("In the hall Lee Says that it rained.", "that it rained", "Says", "Lee", False),
        ("He Thought It Was Mud, a play by Bo Kim, opens in Ashby.", "It Was Mud", "Thought", "He", True),
        ("Asked for a comment on the mud, Lee sat down.", "a comment on the mud", "Asked for", "Lee", True),
        ("Mayor Lee Says Mud Is Safe", "Mud Is Safe", "Says", "Mayor Lee", False),
        ('assert row["tide"] != "low", "no tide"', '"low"', "assert", 'row["tide"]', True),
        ("Lee and a colleague Claim Osei repeat it.", "repeat it", "Claim", None, True),
        ("It fell by a tenth, which critics had foreseen.", "which", "had foreseen", "critics", True),
        ("The paper reported, citing two diplomats.", "two diplomats", "citing", "The paper", True),
        ("The paper reported, citing rising costs.", "rising costs", "citing", "The paper", False),
        ("Rovers 3 (Tell 40', 42').", "40", "Tell", None, True),
        ("“She Said It Would Rain”, the third novel, is out.", "It Would Rain", "Said", "She", True),
        ("“She Said it was wet”, and left.", "it was wet", "Said", "She", False),
        ('2031-03-02 04:10:07 WARN pump says "low"', '"low"', "says", "pump", True),
        ('04:10:07 ERROR told "low"', '"low"', "told", None, True),
        ('A line, print("said: low"), did it.', '"said: low"', "said", "A line", True),
        ('A guide ("said to be low") did it.', '"said to be low"', "said", "A guide", False),
        ('The line `log.says("low")` was added.', '`log.says("low")`', "added", None, True),
        ("Asked about the lost boat, she laughed.", "the lost boat", "Asked about", None, True),
        ("Asked about by her staff, the plan failed.", "the plan failed", "Asked", "her staff", False),
        ("Ms Lee, repeatedly asked about the boat, left.", "about the boat", "asked", "Ms Lee", True),
        ("Lee, pressed on the price, laughed.", "the price", "pressed on", "Lee", True),
        ("A clerk asked about the boat.", "about the boat", "asked", "A clerk", False),
        ("The Lees' claims, filed late, were not.", "were not", "claims", "The Lees", True),
        ("The Lees claim they were not.", "they were not", "claim", "The Lees", False),
        ("She also voted on Monday against a toll.", "a toll", "also voted on Monday against", "She", True),
        ("The council voted “to end this farce”.", "“to end this farce”", "voted", "The council", False),
        ("The office, stated hours nine to noon, was shut.", "hours nine to noon", "stated", "The office", True),
        ('The old importer reads "cue" and stops.', '"cue"', "reads", "The old importer", True),
        ("She wrote to the tenants on Friday night.", "Friday night", "wrote", "She", True),
        ("She taught a course called “Death and Taxes” there.", "a course called “Death and Taxes” there", "taught",
         "She", True),
    ],
)  # fmt: skip
def test_what_is_no_report(text: str, content: str, cue: str, source: str | None, none: bool) -> None:
    assert is_no_report(page(text), attribution(text, content, cue, source)) is none


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "wanted"),
    [
        ("A judge ruled that it is no boat, ending a long case.", "that it is no boat, ending a long case", "ruled",
         "A judge", ["that it is no boat"]),
        ("A study found that rents fell, bringing relief.", "that rents fell, bringing relief", "found", "A study",
         ["that rents fell, bringing relief"]),
        ("The coach left early; in the view of Ann Lee, it was late.", ["The coach left early", "it was late"],
         "in the view of", "Ann Lee", ["it was late"]),
    ],
)  # fmt: skip
def test_a_report_ends_with_its_clause(
    text: str, content: str | list[str], cue: str, source: str, wanted: list[str]
) -> None:
    found = bounded_content(attribution(text, content, cue, source), page(text))
    assert [text[start:end] for start, end in found.content] == wanted


def test_a_sentence_behind_a_quotation_attributes_nothing() -> None:
    text = "She is tired of it. “They eat my biscuits.” The council has held nine meetings."
    assert drop_next_cue(attribution(text, "“They eat my biscuits.”", "has held", "The council"), page(text)).floating
    text = "She is tired of it. “They eat my biscuits.” Ann Lee said on Monday."
    assert not drop_next_cue(attribution(text, "“They eat my biscuits.”", "said", "Ann Lee"), page(text)).floating


def test_a_quotation_behind_the_speaker_is_content() -> None:
    text = "“It is a bit much,” said Ann Lee, “to be called a liar.”"
    given = attribution(text, "“It is a bit much,”", "said", "Ann Lee, “to be called a liar.”")
    found = unquoted_source(given, page(text))
    assert found.source is not None
    assert text[slice(*found.source)] == "Ann Lee"
    assert [text[start:end] for start, end in found.content] == ["“It is a bit much,”", "“to be called a liar.”"]


def test_the_sentence_behind_a_report_is_another_one() -> None:
    text = "The lake fell, according to the board, and the ferry stopped."
    network = attribution(text, "The lake fell", "according to", "the board")
    pattern = attribution(text, ["The lake fell", "and the ferry stopped"], "according to", "the board")
    tagged = Page(text, [], [], [text.index("fell"), text.index("stopped")])
    assert uninterrupted(network, [pattern], tagged) == network


def test_a_sentence_that_its_report_interrupts_is_whole() -> None:
    text = "The levee, engineers say, will not last."
    network = attribution(text, "will not last", "say", "The levee, engineers")
    pattern = attribution(text, ["The levee", "will not last"], "say", "engineers")
    found = uninterrupted(network, [pattern], page(text))
    assert (found.content, found.source) == (pattern.content, pattern.source)


def test_the_words_between_a_quotation_and_its_cue_speak() -> None:
    text = "“It never rains,” the vet, Ada Crane, who had come to see Judge Mab, said of the well."
    swallowed = attribution(text, "“It never rains,” the vet, Ada Crane, who had come to see Judge Mab", "said", None)
    found = parted_speaker(swallowed, page(text))
    assert [text[start:end] for start, end in found.content] == ["“It never rains,”"]
    assert found.source is not None
    assert text[slice(*found.source)] == "the vet, Ada Crane, who had come to see Judge Mab"


def test_the_name_behind_the_cue_speaks() -> None:
    text = "Nkele testified at noon. “By whom?” asked Quade. He left."
    network = attribution(text, ["“By whom?”", "Quade"], "asked", "Nkele")
    pattern = attribution(text, "“By whom?”", "asked", "Quade", "quotation.verb-subject")
    found = by_the_name_behind(network, [pattern], page(text))
    assert (found.content, found.source) == (pattern.content, pattern.source)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We spoke to the sculptor Ann Lee.\n\nQ: Does it melt?\n\nA: It does, every time.", ["Ann Lee"]),
        ("Ann Lee met the board.\n\nA: Good day, are you well?\nB: I am, thank you.\nA: Shall we begin?\nB: Yes, do.",
         ["A", "B", "A", "B"]),
        ("Two questions for Ann Lee, the ferry master\n\nWhy is it late?\n\nBecause it is old and slow.\n\n"
         "When will that change?\n\nIn the spring, I am told.", ["Ann Lee", "Ann Lee"]),
    ],
)  # fmt: skip
def test_who_answers_in_an_interview(rules: Language, text: str, names: list[str]) -> None:
    quotes = [quote for quote in quoteattr.extract(text, rules) if quote.parent is None]
    assert [quote.speaker.name for quote in quotes if quote.speaker] == names


def test_of_two_readings_of_one_report_one_stays() -> None:
    text = "Ona Lund, whose son met the mayor, Rae Holt, on the pier, told the court he was “asleep in the boat”."
    right = attribution(text, "he was “asleep in the boat”", "told", "Ona Lund")
    wrong = attribution(text, ["Ona Lund, whose son met the mayor", "he was “asleep"], "told", "Rae Holt")
    assert [att.source for att in arranged([wrong, right], [0.4, 0.8])] == [right.source]


def test_a_report_that_goes_on_keeps_what_another_leaves_it() -> None:
    text = "“It sank,” said Ona Lund. “Then we swam. Then it rained.”"
    whole = attribution(text, ["“It sank,”", "“Then we swam. Then it rained.”"], "said", "Ona Lund")
    first = attribution(text, "“It sank,”", "said", "Ona Lund")
    assert [att.content for att in arranged([whole, first], [0.4, 0.8])] == [first.content, whole.content[1:]]


def test_a_piece_of_the_sentence_before_is_no_part_of_the_report() -> None:
    text = "Fares go up in May. Alder Line said fuel had eaten its margin."
    att = attribution(text, ["Fares go up in May", "fuel had eaten its margin"], "said", "Alder Line")
    assert [text[s:e] for s, e in bounded_content(att, page(text)).content] == ["fuel had eaten its margin"]


def test_all_that_is_alleged() -> None:
    text = "Ann Lee alleged that it leaked, that nobody came and that he fell."
    short = attribution(text, "that it leaked", "alleged", "Ann Lee")
    whole = attribution(text, "that it leaked, that nobody came and that he fell", "alleged", "Ann Lee")
    assert with_further_that(short, [whole], page(text)).content == whole.content
    assert with_further_that(short, [], page(text)) is short


def test_a_report_of_a_report_is_more_than_its_first_word() -> None:
    text = "Rolf Kern testified that the vet said it was late."
    whole = attribution(text, "that the vet said it was late", "testified", "Rolf Kern")
    first = attribution(text, "that", "testified", "Rolf Kern")
    assert with_further_that(first, [whole], page(text)).content == whole.content
    assert with_further_that(first, [whole._replace(cue=(41, 45))], page(text)) is first, "another verb's"


def test_an_outlet_behind_what_it_reports_is_not_who_added_it() -> None:
    text = 'Ann Lee praised it, calling it late and adding that "it is a boat," state media reported on Friday.'
    network = attribution(text, 'that "it is a boat,"', "adding", "state media")
    pattern = attribution(text, 'that "it is a boat,"', "adding", "Ann Lee")
    found = by_whom_an_outlet_reports(network, [pattern], page(text))
    assert found.source == pattern.source
    assert by_whom_an_outlet_reports(network, [], page(text)) is network


@pytest.mark.parametrize(
    ("text", "finite", "pieces"),
    [
        (
            "The mill, Ann Lee told a hall of farmers, had been dry. It rained.",
            "had",
            ["The mill", "had been dry"],
        ),
        ("The mill, Ann Lee told a hall full of farmers, dry as it was. It rained.", "was", ["The mill"]),
    ],
)
def test_a_clause_goes_on_behind_whom_it_is_told(text: str, finite: str, pieces: list[str]) -> None:
    att = resumed(attribution(text, "The mill", "told", "Ann Lee"), Page(text, [], [], [text.index(finite)]))
    assert [text[start:end] for start, end in att.content] == pieces


def test_a_post_goes_on_to_the_end_of_its_line() -> None:
    text = "Ann Lee tweeted: Not going. Back on Monday. #Mud\n\nIt was gone by nine."
    found = bounded_content(attribution(text, "Not going", "tweeted", "Ann Lee"), page(text))
    assert [text[s:e] for s, e in found.content] == ["Not going. Back on Monday. #Mud"]


def test_an_opening_mark_alone_stands_for_its_quotation() -> None:
    text = "“The boss said it was late,” recalled Ann Lee. “It rained.”"
    found = bounded_content(attribution(text, ["“", "“It rained.”"], "recalled", "Ann Lee"), page(text))
    assert text[slice(*found.content[0])] == "“The boss said it was late,”"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The dam at Harlow, its engineers concede after years, was built on mud.", True),
        ("The dam stood at Harlow, its engineers concede after years, was built on mud.", False),
    ],
)
def test_a_sentence_has_its_subject_before_the_speaker(text: str, whole: bool) -> None:
    read = Page(text, [], [], [text.index(verb) for verb in ("stood", "was built") if verb in text])
    found = add_subject_ahead(attribution(text, "was built on mud", "concede", "its engineers"), read)
    assert [text[s:e] for s, e in found.content] == (["The dam at Harlow"] if whole else []) + ["was built on mud"]
    assert is_parenthesis(found, read) == whole


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ann Lee called the plan “mud”.", "called", "the plan “mud”"),
        ("Ann Lee dismissed it as “mud”.", "dismissed", "it as “mud”"),
        ("It was described by Ann Lee as “mud”.", "described", "“mud”"),
        ("Ann Lee called on Friday “mud”.", "called", "“mud”"),
        ("Ann Lee told the board “mud”.", "told", "“mud”"),
    ],
)
def test_what_is_labelled_belongs_to_the_label(text: str, cue: str, content: str) -> None:
    found = bounded_content(attribution(text, "“mud”", cue, "Ann Lee"), page(text))
    assert [text[s:e] for s, e in found.content] == [content]


@pytest.mark.parametrize(("who", "none"), [("a man who Lee", False), ("Lee", True)])
def test_a_verb_behind_the_cue_may_be_that_of_a_relative_clause(who: str, none: bool) -> None:
    text = f"They met {who} claims took the van."
    given = Page(text, [], [], [text.index("met"), text.index("took")])
    assert is_no_report(given, attribution(text, "took the van", "claims", "Lee")) is none


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The warden accused the club of “waste” on Friday.", "the club of “waste”"),
        ("The warden accused the club of “waste” last week.", "the club of “waste”"),
        ("The warden accused the club of waste on Friday.", "the club of waste on Friday"),
        ("The warden accused the club of “waste” in May.", "the club of “waste” in May"),
    ],
)
def test_the_day_behind_a_closing_mark_is_that_of_the_speech(text: str, wanted: str) -> None:
    content = text.partition("accused ")[2].rstrip(".")
    found = bounded_content(attribution(text, content, "accused", "The warden"), page(text))
    assert [text[s:e] for s, e in found.content] == [wanted]
