"""Old newspapers and bad scans are read as they were meant, and every offset holds in the text as it was given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import quoteattr
from quoteattr import Article
from quoteattr.scans import mended
from quoteattr.scans.words import known, meant


def read(text: str) -> str:
    return mended(Article(text=text)).article.text


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("tbe", "the"), ("tlie", "the"), ("aud", "and"), ("saicl", "said"), ("sa1d", "said"), ("faid", "said"),
        ("anfwered", "answered"), ("dcclarcd", "declared"), ("wonld", "would"), ("mi11", "mill"),
        ("Witnefs", "witness"),
    ],
)  # fmt: skip
def test_misprints(printed: str, word: str) -> None:
    assert meant(printed) == word


@pytest.mark.parametrize("word", ["beard", "lie", "scared", "said", "von", "de", "Lund", "crews", "loud"])
def test_words_stay(word: str) -> None:
    assert known(word) or meant(word) is None


@pytest.mark.parametrize(
    ("given", "as_read"),
    [
        (
            "The pris-\noner said that he had no-\nthing to add.",
            "The prisoner said that he had nothing to add.",
        ),
        ("The har- bour was never dredg- ed.", "The harbour was never dredged."),
        ("Mr . Bo Kim , of tbe mill , sa id no .", "Mr. Bo Kim, of the mill, said no."),
        ("Capt. Osk ar Lund den ied tbat lie liad slept.", "Capt. Oskar Lund denied that he had slept."),
        ("It was anfwer'd by the Clerk, that fhe did.", "It was answered by the Clerk, that she did."),
        (
            "Ann Lee told the meet-\nPAGE 4    THE ASHBY LANTERN, MARCH 9, 1894\ning that beer was dear.",
            "Ann Lee told the meeting that beer was dear.",
        ),
        ("The milk was chalk and\n\n— 14 —\n\nTHE DAILY BEACON\n\nwater.", "The milk was chalk and water."),
        ("The  mill  is  shut.", "The mill is shut."),
        ("THE MAYOR OF ASHBY, Mr. Lee, said so.", "The mayor of Ashby, Mr. Lee, said so."),
        ("Tbe roof fell, said tbe ﬁreman.", "The roof fell, said the fireman."),
        ('"It was cold.\nWe burned the fence\nand the chairs,"\nsaid Ann Lee\nof this place.',
         '"It was cold.\nWe burned the fence and the chairs," said Ann Lee of this place.'),
    ],
)  # fmt: skip
def test_what_is_read(given: str, as_read: str) -> None:
    assert read(given) == as_read


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said tbe mill was shut.",  # a slip is no scan
        "A two- and a three-storey house; the pre- and post-war years.",
        "He said . . . nothing. The well-known Bo Kim let the beard grow.",
        "THE BBC said so.",
        "Bread\nmilk\neggs\nbutter and a little salt\nflour",
        "The ferry will be late.\n\nTHE ASHBY LANTERN\n\nThe board said so.",
        "Ann Lee has a lie-in. It is a lie told often.",
    ],
)
def test_what_stays(text: str) -> None:
    assert read(text) == text


def test_compounds_keep_the_hyphen() -> None:
    assert read("It is a well-\nknown house of Bo Kim-\nLund.") == "It is a well-known house of Bo Kim-Lund."


def test_quotations_stand_where_they_stood(rules: Language) -> None:
    text = "“Tbe har-\nbour was never dredg-\ned , ” sa1d Capt. Bo Lund-\nqvist , and lie pro-\nmifed to “mend it.”"
    [first, *_] = quotes = quoteattr.extract(text, rules)
    assert first.text == "“Tbe har-\nbour was never dredg-\ned , ”"
    assert first.cue is not None and first.cue.span.text == "sa1d" and first.cue.lemma == "say"
    assert first.speaker is not None and first.speaker.name == "Bo Lundqvist"
    for quote in quotes:
        spans = [*quote.content, *quote.fragments, *([quote.source] if quote.source else [])]
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert quote.article.text == text
    [(_, piped)] = quoteattr.pipe([text], rules)
    assert piped == tuple(quotes)


def test_a_heading_of_a_page_is_no_part_of_what_is_said(rules: Language) -> None:
    text = '"There was none in the house\nTHE ASHBY HERALD. 3\nnor any butter," said Ann Lee.'
    [quote] = quoteattr.extract(text, rules)
    assert [piece.text for piece in quote.content] == ['"There was none in the house', 'nor any butter,"']


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(["tbe", "sa id", "Ann Lee", " ,", "har-\nbour", "“", "”", "\n", "4", "THE LANTERN", "ﬁ",
                         "  ", "lie had", "a"]),
        max_size=60,
    ),
    st.data(),
)  # fmt: skip
def test_spans_lie_in_the_text(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    found = mended(Article(text=text))
    size = len(found.article.text)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    first, last = found.offsets(start, end)
    assert 0 <= first <= last <= len(text)


def test_quotations_of_one_speaker_keep_sharing_it(rules):
    text = "“It is late ,” fa1d Ann Lee . “It is tbe last,” sa id Ann Lee ."
    quotes = quoteattr.extract(text, rules)
    assert len(quotes) == 2
    assert quotes[0].speaker is quotes[1].speaker
