"""What a cue says about its quotation. All people, outlets and events are invented."""

import pickle

import pytest
from attributed import NLP, attributed
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.annotations import Attribution, CueDetails, read_cue_details, write_attributions
from quoteattr.components.cues import Cues
from quoteattr.lang import table, words

COMPONENT = Cues()


def details(marked: str, key: str = "a", **more) -> CueDetails:
    doc, _ = attributed(marked, **more)
    return read_cue_details(COMPONENT(doc))[key]


def words_of(marked: str, label: str) -> tuple[str | None, str | None]:
    """What the component takes for the label, and what the sentence itself says it is."""
    doc, answer = attributed(marked)
    span = getattr(COMPONENT.find(doc)[0], label.lower())
    expected = answer.pieces(label).get("a")
    return (None if span is None else answer.text[slice(*span)]), (None if expected is None else expected[0])


@pytest.mark.parametrize(
    ("marked", "lemma", "stance"),
    [
        ("[Ann Lee](SOURCE:a) [said](CUE:a) [taxes will fall](CONTENT:a).", "say", "say"),
        ("[Ann Lee](SOURCE:a) [has repeatedly said](CUE:a) [taxes will fall](CONTENT:a).", "say", "say"),
        ("[“Go,”](CONTENT:a) [she](SOURCE:a) [told](CUE:a) reporters.", "tell", "say"),
        ("[Ann Lee](SOURCE:a) [wrote](CUE:a) [that it rains](CONTENT:a).", "write", "write"),
        ("[Bo Kim](SOURCE:a) [asked](CUE:a) [why it rains](CONTENT:a).", "ask", "ask"),
        ("[Bo Kim](SOURCE:a) [urged](CUE:a) voters [to stay at home](CONTENT:a).", "urge", "order"),
        ("[Bo Kim](SOURCE:a) [vowed](CUE:a) [to stay](CONTENT:a).", "vow", "promise"),
        ("[Bo Kim](SOURCE:a) [claimed](CUE:a) [to have won](CONTENT:a).", "claim", "claim"),
        ("[Bo Kim](SOURCE:a) [denied](CUE:a) [that he had won](CONTENT:a).", "deny", "deny"),
        ("[Bo Kim](SOURCE:a) [conceded](CUE:a) [that he had lost](CONTENT:a).", "concede", "agree"),
        ("[The poll](SOURCE:a) [shows](CUE:a) [a narrow lead](CONTENT:a).", "show", "show"),
        ("[Bo Kim](SOURCE:a) [believes](CUE:a) [it will rain](CONTENT:a).", "believe", "think"),
        ("[Bo Kim](SOURCE:a) [fears](CUE:a) [it will rain](CONTENT:a).", "fear", "feel"),
        ("[Bo Kim](SOURCE:a) [wants](CUE:a) [it to rain](CONTENT:a).", "want", "want"),
        ("[Bo Kim](SOURCE:a) [called](CUE:a) [him a “clown”](CONTENT:a).", "call", "label"),
        ("[Bo Kim](SOURCE:a) [called for](CUE:a) [a new vote](CONTENT:a).", "call for", "order"),
        ("[Bo Kim](SOURCE:a) [pointed out](CUE:a) [that it rained](CONTENT:a).", "point out", "say"),
        ("[Bo Kim](SOURCE:a)[:](CUE:a) [It rains](CONTENT:a).", ":", "say"),
        ("[Bo Kim](SOURCE:a) [said:](CUE:a) [“It rains.”](CONTENT:a)", "say", "say"),
        ("[According to](CUE:a) [Bo Kim](SOURCE:a), [it rains](CONTENT:a).", "according to", "say"),
        ("[According to](CUE:a) [a Larsen poll](SOURCE:a), [he leads](CONTENT:a).", "according to", "show"),
        ("[According to](CUE:a) [a friend of the study](SOURCE:a), [it errs](CONTENT:a).", "according to", "say"),
        ("[Bo Kim’s](SOURCE:a) [claim](CUE:a) [that he had won](CONTENT:a) was false.", "claim", "claim"),
        ("[In a statement](CUE:a), [the firm](SOURCE:a) called it [“nonsense”](CONTENT:a).", "statement", "say"),
        ("[He](SOURCE:a) [was quoted as saying](CUE:a) [it rained](CONTENT:a).", "say", "say"),
        ("[He](SOURCE:a) [went on to argue](CUE:a) [that it rained](CONTENT:a).", "go on", "say"),
        ("[He](SOURCE:a) [said in a statement released](CUE:a) Monday [that it rained](CONTENT:a).", "say", "say"),
        ("[He](SOURCE:a) [was dancing about](CUE:a) [the rain](CONTENT:a).", "dancing", "other"),
    ],
)  # fmt: skip
def test_the_main_word_gives_lemma_and_stance(marked: str, lemma: str, stance: str) -> None:
    found = details(marked)
    assert (found.lemma, found.stance) == (lemma, stance)


@pytest.mark.parametrize(
    "marked",
    [
        "[Ann Lee](SOURCE:a) did not [say](CUE:a) [whether taxes would fall](CONTENT:a).",
        "[Ann Lee](SOURCE:a) [did not say](CUE:a) [whether taxes would fall](CONTENT:a).",
        "[Ann Lee](SOURCE:a) didn’t immediately [say](CUE:a) [when](CONTENT:a).",
        "[Ann Lee](SOURCE:a) [never said](CUE:a) [that](CONTENT:a).",
        "[The firm](SOURCE:a) has not yet [confirmed](CUE:a) [that it will close](CONTENT:a).",
        "[Ann Lee](SOURCE:a) declined to [say](CUE:a) [when she will leave](CONTENT:a).",
        "[Ann Lee](SOURCE:a) [has yet to announce](CUE:a) [a date](CONTENT:a).",
        "[Ann Lee](SOURCE:a) left without [saying](CUE:a) [why](CONTENT:a).",
        "[Ann Lee](SOURCE:a) [said](CUE:a) nothing about [the bridge](CONTENT:a).",
        "[No official](SOURCE:a) [confirmed](CUE:a) [the loss](CONTENT:a).",
        "[Ann Lee](SOURCE:a) made no [mention](CUE:a) of [the bridge](CONTENT:a).",
        "[Ann Lee](SOURCE:a) did not want to [say](CUE:a) [why](CONTENT:a).",
    ],
)
def test_what_was_not_said_is_negated(marked: str) -> None:
    assert details(marked).negated


@pytest.mark.parametrize(
    "marked",
    [
        "[Ann Lee](SOURCE:a) [denied](CUE:a) [that taxes would fall](CONTENT:a).",
        "[Ann Lee](SOURCE:a) [said](CUE:a) [taxes would not fall](CONTENT:a).",
        "[“I never said no,”](CONTENT:a) [Ann Lee](SOURCE:a) [said](CUE:a).",
        "[Ann Lee](SOURCE:a) not only [said](CUE:a) [taxes would fall](CONTENT:a), she wrote it.",
        "[Ann Lee](SOURCE:a) [said](CUE:a) [taxes would fall](CONTENT:a), didn’t she?",
        "Didn’t [Ann Lee](SOURCE:a) [say](CUE:a) [taxes would fall](CONTENT:a)?",
        "[Ann Lee](SOURCE:a) could not [agree](CUE:a) more [with him](CONTENT:a).",
        "[Ann Lee](SOURCE:a) [left no doubt](CUE:a) [that taxes would fall](CONTENT:a).",
        "It did not rain when [Ann Lee](SOURCE:a) [said](CUE:a) [taxes would fall](CONTENT:a).",
    ],
)
def test_a_denial_a_negated_content_and_a_tag_are_no_negation(marked: str) -> None:
    assert not details(marked).negated


def test_a_denial_can_itself_be_negated() -> None:
    found = details("[Ann Lee](SOURCE:a) did not [deny](CUE:a) [that taxes would fall](CONTENT:a).")
    assert (found.stance, found.negated) == ("deny", True)


@pytest.mark.parametrize(
    "marked",
    [
        "[“Rain,”](CONTENT:a) [Lee](SOURCE:a) [said](CUE:a) [in comments published by state-controlled media](VIA:a).",
        "[“It rains,”](CONTENT:a) [Lee](SOURCE:a) [[told](CUE:a) Reuters](VIA:a) on Monday.",
        "[“It rains,”](CONTENT:a) [Lee](SOURCE:a) [[told](CUE:a) the Larsen Courier](VIA:a).",
        "[Lee](SOURCE:a) [called](CUE:a) [it “rain”](CONTENT:a), [state-controlled media reported](VIA:a) on March 2.",
        "[Lee](SOURCE:a) [said](CUE:a) [in an interview with Northstrand Radio](VIA:a) [that it rained](CONTENT:a).",
        "[“It rains,”](CONTENT:a) [Lee](SOURCE:a) [wrote](CUE:a) [on X](VIA:a).",
        "[Lee](SOURCE:a) [wrote](CUE:a) [in a post on Facebook](VIA:a) [that it rained](CONTENT:a).",
        "[Lee](SOURCE:a) was [quoted by the news agency TASS](VIA:a) as [saying](CUE:a) [it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [in a statement to the Ashby Herald](VIA:a) [that it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a), [according to Larsen state television](VIA:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [through a spokesman](VIA:a) [that it rained](CONTENT:a).",
    ],
)
def test_the_intermediary_is_named(marked: str) -> None:
    found, expected = words_of(marked, "VIA")
    assert found == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[“It rains,”](CONTENT:a) [Lee](SOURCE:a) [said](CUE:a) in a statement.",
        "[According to](CUE:a) [the Ashby Herald](SOURCE:a), [it rains](CONTENT:a).",
        "[The Ashby Herald](SOURCE:a) [reported](CUE:a) [that it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [she had told Reuters that it rained](CONTENT:a).",
        "[“I told Reuters,”](CONTENT:a) [Lee](SOURCE:a) [said](CUE:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a), but Kim, who told Reuters so, was right.",
        "[Lee](SOURCE:a) [told](CUE:a) the committee [that it rained](CONTENT:a).",
        "(Jo Ray/AFP via Larsen Images)\n\n[Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).",
    ],
)
def test_nothing_else_is_an_intermediary(marked: str) -> None:
    assert details(marked).via is None


def test_a_floating_quotation_came_the_same_way() -> None:
    marked = (
        "[“Rain,”](CONTENT:a) [Lee](SOURCE:a) [told](CUE:a) Reuters.\n\n[“Snow.”](CONTENT:b)\n\n[“Yes.”](CONTENT:c)"
    )
    doc, answer = attributed(marked, inherits={"b": "a", "c": "b"})
    found = read_cue_details(COMPONENT(doc))
    assert answer.text[slice(*found["c"].via)] == "told Reuters"
    assert found["c"].addressee is None


def test_a_circle_of_floating_quotations_ends() -> None:
    doc, _ = attributed("[“A.”](CONTENT:a)\n\n[“B.”](CONTENT:b)", inherits={"a": "b", "b": "a"})
    assert [row.via for row in COMPONENT.find(doc)] == [None, None]


@pytest.mark.parametrize(
    "marked",
    [
        "[“It rains,”](CONTENT:a) [Lee](SOURCE:a) [told](CUE:a) [reporters](ADDRESSEE:a) at the town hall.",
        "[Lee](SOURCE:a) [told](CUE:a) [the works committee](ADDRESSEE:a) [that it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [told](CUE:a) [a crowd of supporters](ADDRESSEE:a) on Monday [that it rained](CONTENT:a).",
        "[Kim](SOURCE:a) [asked](CUE:a) [Lee](ADDRESSEE:a) [whether it rained](CONTENT:a).",
        "[Kim](SOURCE:a) [told](CUE:a) [her](ADDRESSEE:a) [it rained](CONTENT:a).",
        "[Kim](SOURCE:a) [wrote](CUE:a) to [the minister](ADDRESSEE:a) [that it rained](CONTENT:a).",
        "[Kim](SOURCE:a) [said](CUE:a) in a letter to [employees](ADDRESSEE:a) [that it rained](CONTENT:a).",
        "[“It rains,”](CONTENT:a) [Lee](SOURCE:a) [told](CUE:a) [Reuters](ADDRESSEE:a) on Monday.",
    ],
)
def test_the_addressee_is_named(marked: str) -> None:
    found, expected = words_of(marked, "ADDRESSEE")
    assert found == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[“Why?”](CONTENT:a) [asked](CUE:a) [Lee](SOURCE:a).",
        "[Lee](SOURCE:a) [said](CUE:a) [it rained](CONTENT:a).",
        "[Lee](SOURCE:a) [told](CUE:a) of [the rain](CONTENT:a).",
        "[Lee](SOURCE:a) [asked](CUE:a) [the minister to go](CONTENT:a).",
        "[Lee](SOURCE:a) [said](CUE:a) on Monday [that it rained](CONTENT:a).",
    ],
)
def test_nobody_else_is_the_addressee(marked: str) -> None:
    assert details(marked).addressee is None


def test_every_attribution_has_one_row() -> None:
    doc, _ = attributed("[“A,”](CONTENT:a) [Lee](SOURCE:a) [said](CUE:a). [“B.”](CONTENT:b)")
    assert set(read_cue_details(COMPONENT(doc))) == {"a", "b"}


def test_a_doc_without_attributions_gets_none() -> None:
    assert COMPONENT.find(NLP("Nobody spoke.")) == []


def test_the_component_is_found_by_name_and_can_be_pickled() -> None:
    nlp = pickle.loads(pickle.dumps(NLP))
    nlp.add_pipe("quoteattr_cues")
    assert isinstance(pickle.loads(pickle.dumps(nlp.get_pipe("quoteattr_cues"))), Cues)


@given(st.data(), st.text(alphabet='Lee said told not “”" :.,;\n()*\\0x’', max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_and_any_spans_are_read_and_offsets_hold(data: st.DataObject, text: str) -> None:
    doc = NLP(text)
    length = len(doc.text)
    offsets = st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda pair: (min(pair), max(pair)))
    some = st.one_of(st.none(), offsets)
    rows = [Attribution(str(n), (data.draw(offsets),), data.draw(some), data.draw(some)) for n in range(3)]
    write_attributions(doc, rows)
    for row in COMPONENT.find(doc):
        for span in (row.via, row.addressee):
            assert span is None or 0 <= span[0] < span[1] <= length


@pytest.mark.parametrize("name", [
    "addressing_verbs", "catenative_verbs", "light_words", "media_name_words", "media_names", "media_nouns", "negators",
    "platforms", "showing_sources", "speech_nouns",
])  # fmt: skip
def test_word_tables_are_sorted_and_unique(name: str) -> None:
    rows = ["\t".join(row) for row in table("en", name)]
    assert rows == sorted(set(rows))
    assert len(set(words("en", name))) == len(rows) or name == "negators"


@pytest.mark.parametrize(
    ("marked", "via"),
    [
        ("[Ann Lee](SOURCE:a) [was quoted by Vale Nine as saying](CUE:a) [it rained](CONTENT:a).",
         "quoted by Vale Nine"),
        ("The Vale Mercury [quoted Ann Lee as saying](CUE:a) [it rained](CONTENT:a).", "The Vale Mercury quoted"),
        ("[Ann Lee](SOURCE:a) [was quoted as saying](CUE:a) by Alderpress [that it rained](CONTENT:a).",
         "quoted as saying by Alderpress"),
    ],
)  # fmt: skip
def test_who_quotes_needs_no_known_name(marked: str, via: str) -> None:
    doc, answer = attributed(marked)
    row = COMPONENT.find(doc)[0]
    assert row.via is not None and answer.text[slice(*row.via)] == via
