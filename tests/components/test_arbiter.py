"""The arbiter passes one kind of candidates through, and lets the likelier one decide where there are two."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quoteattr.annotations import Attribution, read_attributions, write_candidates
from quoteattr.arbitration import Odds, arbitrate
from quoteattr.components.arbiter import make_arbiter
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page

TEXT = (
    '"The bridge is safe," Mara Quill said. She said it would hold.\n\n"We tested it for a year."\n\nQUILL: It is safe.'
)


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr_marks")
    nlp.add_pipe("quoteattr_arbiter")
    return nlp


def arbitrated(
    nlp: Language, parser: list[Attribution], patterns: list[Attribution], text: str = TEXT
) -> list[Attribution]:
    doc: Doc = nlp.make_doc(text)
    write_candidates(doc, "parser", parser)
    write_candidates(doc, "patterns", patterns)
    return read_attributions(nlp(doc))


SAID = Attribution(
    "n0", (at('"The bridge is safe,"'),), at("said"), at("Mara Quill"), confidence=0.9, evidence=("parser",)
)
HOLD = Attribution("n1", (at("it would hold"),), (at("said it")[0], at("said it")[0] + 4), at("She"), confidence=0.7)
FLOATING = Attribution(
    "a", (at('"We tested it for a year."'),), floating=True, inherits="b", evidence=("patterns", "quotation.floating")
)
BY_RULE = Attribution(
    "b", (at('"The bridge is safe,"'),), at("said"), at("Mara Quill"), evidence=("patterns", "verb.clause")
)
TURN = Attribution("c", (at("It is safe."),), at(":"), at("QUILL"), evidence=("patterns", "turn.colon"))


def test_without_candidates_there_is_nothing(nlp: Language):
    assert arbitrated(nlp, [], []) == []


def test_a_clause_with_that_stays_whatever_the_odds() -> None:
    text = "The claim by Mara Quill that it held was read. She hoped it would."
    page, odds = Page(text, [], []), Odds({"patterns": {"bias": -5.0}})
    claim = Attribution(
        "b", (at("that it held", text),), at("claim", text), at("Mara Quill", text), evidence=("verb.noun",)
    )
    hope = Attribution("c", (at("it would", text),), at("hoped", text), at("She", text), evidence=("verb.clause",))
    assert [row.id for row in arbitrate([], [claim, hope], page, odds=odds)] == ["q1"]
    other = Attribution("n", (at("Quill that it held was", text),), at("read", text), None, confidence=0.1)
    assert arbitrate([other], [claim], page, odds=odds, least=0.9) == [], "where the network has something, it decides"


@pytest.mark.parametrize(
    ("text", "content", "cue", "source", "evidence", "stays"),
    [
        ("Mara Quill said in a filing it held.", "it held", "said", "Mara Quill", "verb.clause", True),
        ("Mara Quill said before it held.", "it held", "said", "Mara Quill", "verb.clause", False),
        ("According to Mara Quill, it held.", "it held", "According to", "Mara Quill", "phrase.according-to", True),
        (
            "Mara Quill has denied selling it; it held.",
            "selling it",
            "has denied",
            "Mara Quill",
            "verb.infinitive",
            True,
        ),
        ("Mara Quill planned selling it; it held.", "selling it", "planned", "Mara Quill", "verb.infinitive", False),
        (
            "Mara Quill is appealing for men to come; it held.",
            "men to come",
            "is appealing",
            "Mara Quill",
            "verb.for",
            True,
        ),
        ("Mara Quill is appealing for calm; it held.", "calm", "is appealing", "Mara Quill", "verb.for", True),
        (
            "Mara Quill blamed the frost for it; it held.",
            "the frost for it",
            "blamed",
            "Mara Quill",
            "verb.object",
            True,
        ),
        ("Mara Quill blamed the frost; it held.", "the frost", "blamed", "Mara Quill", "verb.object", True),
        ("Mara Quill blamed nobody; it held.", "nobody", "blamed", "Mara Quill", "verb.object", False),
        ("Mara Quill called for calm; it held.", "calm", "called for", "Mara Quill", "verb.for", True),
        ("The recipe calls for calm; it held.", "calm", "calls for", "The recipe", "verb.for", False),
        ("Mara Quill called the deal void; it held.", "the deal void", "called", "Mara Quill", "verb.label", True),
        ("Mara Quill called the waiter; it held.", "the waiter", "called", "Mara Quill", "verb.label", False),
        ("Mara Quill called the dog Rex; it held.", "the dog Rex", "called", "Mara Quill", "verb.label", False),
        ("Mara Quill said yes; it held.", "yes", "said", "Mara Quill", "verb.clause", True),
        ("By their account, it held.", "it held", "account", "their", "phrase.by-view", True),
        ("In their report, it held.", "it held", "report", "their", "phrase.in-view", False),
        ("According to Mara Quill, mostly.", "mostly", "According to", "Mara Quill", "phrase.according-to", False),
    ],
)
def test_what_is_plain_stays_whatever_the_odds(
    text: str, content: str, cue: str, source: str, evidence: str, stays: bool
) -> None:
    page, odds = Page(text, [], [], [text.find("held")]), Odds({"patterns": {"bias": -5.0}})
    row = Attribution("b", (at(content, text),), at(cue, text), at(source, text), evidence=(evidence,))
    assert bool(arbitrate([], [row], page, odds=odds)) is stays


@pytest.mark.parametrize(("cue", "count"), [("says", 2), ("sells", 1)])
def test_a_report_that_says_what_somebody_told(cue: str, count: int) -> None:
    text = f"The report {cue} Ann Lee told him that it held."
    page, odds = Page(text, [], [], [text.index("told"), text.index("held")]), Odds({"patterns": {"bias": -5.0}})
    outer = Attribution("b", (at("Ann Lee told him that it held", text),), at(cue, text), at("The report", text))
    inner = Attribution("n", (at("that it held", text),), at("told", text), at("Ann Lee", text), confidence=0.9)
    rows = arbitrate([inner], [outer._replace(evidence=("verb.clause",))], page, odds=odds)
    assert [row.parent for row in rows] == [None, "q1"][-count:] if count == 2 else [None]


def test_what_is_reported_behind_a_dateline_is_within_nothing() -> None:
    text = "DALEPUR: The court on Tuesday said the farm must pay."
    page = Page(text, [], [], [text.index("said"), text.index("must")])
    line = Attribution("n0", (at("The court on Tuesday said the farm must pay", text),), None, None, confidence=0.8)
    said = Attribution(
        "n1", (at("the farm must pay", text),), at("said", text), at("The court", text), parent="n0", confidence=0.8
    )
    assert [row.content for row in arbitrate([line, said], [], page)] == [said.content]
    held = line._replace(cue=(7, 8), source=(0, 7))
    assert [row.content for row in arbitrate([held, said], [], page)] == [said.content], "a place says nothing"


def test_a_whole_quotation_holds_what_the_network_read_in_it() -> None:
    text = "“The boss said go home and we went,” said Piet Maas. Ann Lee told him."
    page, odds = Page(text, find_marks(text), []), Odds({"patterns": {"bias": -5.0}})
    outer = Attribution(
        "b", (at("“The boss said go home and we went,”", text),), None, at("Piet Maas", text), evidence=("verb.clause",)
    )
    outer = outer._replace(cue=(text.index("said Piet"), text.index(" Piet")))
    inner = Attribution(
        "n", (at("go home and we went", text),), at("said go", text), at("The boss", text), confidence=0.9
    )
    inner = inner._replace(cue=(text.index("said go"), text.index(" go home")))
    rows = arbitrate([inner], [outer], page, odds=odds)
    assert [(row.source, row.parent) for row in rows] == [(outer.source, None), (inner.source, "q1")]
    elsewhere = inner._replace(cue=at("told", text), source=at("Ann Lee", text))
    assert [row.source for row in arbitrate([elsewhere], [outer], page, odds=odds)] == [elsewhere.source]


def test_patterns_alone_pass_through_with_new_ids(nlp: Language):
    rows = arbitrated(nlp, [], [FLOATING, BY_RULE])
    assert [row.id for row in rows] == ["q1", "q2"]
    assert rows[1].inherits == "q1" and rows[1].floating
    assert rows[0].evidence == ("patterns", "verb.clause")


def test_the_parser_alone_passes_through_in_the_order_of_the_text(nlp: Language):
    rows = arbitrated(nlp, [HOLD, SAID], [])
    assert [row.content for row in rows] == [SAID.content, HOLD.content]
    assert rows[0].confidence > 0.5 and rows[0].evidence == ("parser",)


def test_agreement_is_noted_and_makes_sure(nlp: Language):
    rows = arbitrated(nlp, [SAID, HOLD], [BY_RULE])
    assert len(rows) == 2
    assert rows[0].evidence == ("parser", "patterns agree")
    (alone,) = arbitrated(nlp, [SAID], [])
    assert rows[0].confidence > alone.confidence


@pytest.mark.parametrize(("confidence", "source"), [(0.98, "She"), (0.2, "Mara Quill")])
def test_of_two_sources_the_likelier_one_stays(nlp: Language, confidence: float, source: str):
    other = BY_RULE._replace(content=HOLD.content, id="d")
    rows = arbitrated(nlp, [HOLD._replace(confidence=confidence)], [other])
    assert [row.source for row in rows] == [at(source)]


def test_a_piece_that_is_a_report_of_its_own_is_no_piece_of_another(nlp: Language):
    text = "The ferry is safe, she said, and Bo Kim denied that jobs were at risk."
    joined = Attribution(
        "n0", (at("The ferry is safe", text), at("and Bo Kim denied that jobs were at risk", text)),
        at("said", text), at("she", text), confidence=0.9, evidence=("parser",),
    )  # fmt: skip
    denial = Attribution(
        "a", (at("that jobs were at risk", text),), at("denied", text), at("Bo Kim", text),
        evidence=("patterns", "verb.clause"),
    )  # fmt: skip
    rows = arbitrated(nlp, [joined], [denial], text)
    assert [row.content for row in rows] == [joined.content[:1], denial.content]


def test_what_is_unlikely_is_left_out(nlp: Language):
    assert arbitrated(nlp, [SAID, HOLD._replace(confidence=0.02)], []) == arbitrated(nlp, [SAID], [])


def test_patterns_of_the_line_may_add(nlp: Language):
    rows = arbitrated(nlp, [SAID], [TURN])
    assert [row.content for row in rows] == [SAID.content, TURN.content]
    assert "turn.colon" in rows[1].evidence


def test_a_pattern_of_the_line_overrides_what_it_overlaps(nlp: Language):
    guess = SAID._replace(id="n5", content=(at("It is safe."),), source=at("Mara Quill"))
    (row,) = arbitrated(nlp, [guess], [TURN])
    assert row.source == TURN.source


def test_a_floating_quotation_goes_on_with_the_parsers_attribution(nlp: Language):
    rows = arbitrated(nlp, [SAID], [BY_RULE, FLOATING])
    assert rows[1].floating and rows[1].inherits == rows[0].id == "q1"


def test_a_floating_quotation_holds_what_is_reported_in_it(nlp: Language) -> None:
    text = "Mara Quill sat down. “I thought it was dry!” The tub leaked."
    floating = Attribution("a", (at("“I thought it was dry!”", text),), floating=True, evidence=("quotation.floating",))
    thought = Attribution("n0", (at("it was dry!”", text),), at("thought", text), at("I", text), confidence=0.9)
    outer, inner = arbitrated(nlp, [thought], [floating], text)
    assert outer.floating and inner.parent == outer.id
    assert [text[s:e] for s, e in inner.content] == ["it was dry!"], "the mark that closes is the outer one's"


def test_what_the_parser_leaves_without_a_source_floats(nlp: Language):
    lonely = Attribution("n7", FLOATING.content, confidence=0.6)
    rows = arbitrated(nlp, [SAID, lonely], [])
    assert rows[1].floating and rows[1].inherits == "q1"


def test_unquoted_words_without_a_source_are_dropped(nlp: Language):
    assert arbitrated(nlp, [Attribution("n7", (at("it would hold"),), confidence=0.6)], []) == []


def test_duplicates_and_overlaps_are_settled_by_confidence(nlp: Language):
    worse = SAID._replace(id="n3", content=((SAID.content[0][0], SAID.content[0][1] - 2),), confidence=0.3)
    rows = arbitrated(nlp, [worse, SAID], [])
    assert [row.content for row in rows] == [SAID.content]


def test_an_attribution_inside_another_has_a_parent(nlp: Language):
    text = "Ann said that Bo said that taxes fall."
    outer = Attribution(
        "x", (at("that Bo said that taxes fall", text),), at("said", text), at("Ann", text), confidence=0.5
    )
    inner = Attribution("y", (at("that taxes fall", text),), (16, 20), at("Bo", text), confidence=0.9)
    rows = arbitrated(nlp, [inner, outer], [], text)
    assert [(row.id, row.parent) for row in rows] == [("q1", None), ("q2", "q1")]


def test_what_overrides_and_the_odds_come_from_the_config(nlp: Language):
    never = {"parser": {"bias": 9.0}, "patterns": {"bias": -9.0}}
    arbiter = make_arbiter(nlp, "arbiter", [], never, 0.5)
    doc = nlp.make_doc(TEXT)
    write_candidates(doc, "parser", [SAID])
    write_candidates(doc, "patterns", [TURN])
    assert [row.content for row in arbiter.resolve(doc)] == [SAID.content]


def test_the_components_survive_disk(nlp: Language, tmp_path):
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path).pipe_names == nlp.pipe_names


def test_a_pattern_is_weighed_where_the_network_has_read_and_found_nothing() -> None:
    text = "The flood claimed a barn."
    row = Attribution("b", (at("a barn", text),), at("claimed", text), at("The flood", text), evidence=("verb.object",))
    odds, page = Odds({"patterns": {"bias": -2.0}}), Page(text, [], [])
    assert arbitrate(None, [row], page, odds=odds) != []
    assert arbitrate([], [row], page, odds=odds) == []


def test_what_holds_no_verb_needs_more() -> None:
    text = "The choir answered the strings."
    row = Attribution(
        "b", (at("the strings", text),), at("answered", text), at("The choir", text), evidence=("verb.object",)
    )
    odds = Odds({"patterns": {"bias": -0.8}})  # a probability of 0.31
    assert arbitrate([], [row], Page(text, [], [], [text.index("answered")]), odds=odds, least=0.25) == []
    assert arbitrate([], [row], Page(text, [], [], [text.index("strings")]), odds=odds, least=0.25) != []


WITHIN = "Ilse Brandt said the baker had sworn that the oven was off."
OUTER = Attribution(
    "n0", (at("the baker had sworn that the oven was off", WITHIN),), at("said", WITHIN), at("Ilse Brandt", WITHIN)
)
INNER = Attribution(
    "n1",
    (at("that the oven was off", WITHIN),),
    at("had sworn", WITHIN),
    at("the baker", WITHIN),
    parent="n0",
    confidence=0.9,
)


def test_the_network_s_report_within_a_report_is_its_child(nlp: Language) -> None:
    outer, inner = arbitrated(nlp, [OUTER._replace(confidence=0.9), INNER], [], WITHIN)
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert inner.content == INNER.content


@pytest.mark.parametrize("inner", [INNER._replace(confidence=0.1), INNER._replace(cue=at("said", WITHIN))])
def test_a_doubtful_report_within_one_is_left_out_and_so_is_the_same_report_twice(
    nlp: Language, inner: Attribution
) -> None:
    assert len(arbitrated(nlp, [OUTER._replace(confidence=0.9), inner], [], WITHIN)) == 1


def test_a_report_within_one_that_was_not_kept_is_left_out(nlp: Language) -> None:
    assert arbitrated(nlp, [INNER], [], WITHIN) == []


def test_a_letter_behind_a_colon_is_whoever_wrote_it(nlp: Language) -> None:
    text = "In a letter Ilse Brandt wrote:\n\n“It was off.”"
    content = (text.index("“"), len(text))
    floating = Attribution("n0", (content,), confidence=0.9)
    behind = Attribution("q1", (content,), at("wrote", text), at("Ilse Brandt", text), evidence=("quotation.before",))
    (letter,) = arbitrated(nlp, [floating], [behind], text)
    assert letter.source == behind.source


@pytest.mark.parametrize(
    ("text", "cue", "stays"),
    [
        ("It was gathered that the lease had ended.", "was gathered", True),
        ("It was ended that the lease had ended.", "was ended", False),
    ],
)
def test_what_the_writer_has_heard(text: str, cue: str, stays: bool) -> None:
    page, odds = Page(text, [], [], [text.index("had")]), Odds({"parser": {"bias": -5.0}})
    heard = Attribution("n", (at("that the lease had ended", text),), at(cue, text), None, confidence=0.7)
    assert bool(arbitrate([heard], [], page, odds=odds)) is stays


@pytest.mark.parametrize(("cue", "stays"), [("is believed", True), ("is ready", False)])
def test_what_is_said_of_somebody_by_whomever(cue: str, stays: bool) -> None:
    text = f"The king {cue} to have left."
    page, odds = Page(text, [], [], []), Odds({"parser": {"bias": -5.0}})
    heard = Attribution("n", (at("The king", text), at("to have left", text)), at(cue, text), None, confidence=0.7)
    assert bool(arbitrate([heard], [], page, odds=odds)) is stays


@pytest.mark.parametrize(
    ("text", "cue", "known"),
    [
        ("Ann Lee is convinced it leaked.", "is convinced", True),
        ("Ann Lee now accepts that it leaked.", "now accepts", True),
        ("Ann Lee scrubbed what it leaked.", "scrubbed", False),
    ],
)
def test_a_belief_needs_no_more_than_a_report(text: str, cue: str, known: bool) -> None:
    page, odds = Page(text, [], [], [text.index("leaked")]), Odds({"parser": {"bias": 0.0}})  # even odds
    start = text.index(cue) + len(cue) + 1
    row = Attribution("n", ((start, len(text) - 1),), at(cue, text), at("Ann Lee", text), confidence=0.7)
    assert bool(arbitrate([row], [], page, odds=odds)) is known
