"""What must not change the answer: the batch, a round trip, paragraphs around the text, the style of the marks."""

import json
from functools import lru_cache

import pytest
import spacy
from gate.families import read_cases
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from test_properties import NEWSY, check

import quoteattr
from quoteattr import Article, Quote
from quoteattr.pipeline import make_doc
from quoteattr.schema import from_record, record

QUIET = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
STRANGE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\u200b\u200e\u200f\u202e\u2066\ufeff\u0301\x00\x85\u2028\ud83d\udc00🎉👩‍🚒\"“”‘’«»„'"),
    ),
    max_size=200,
)

#: Texts that nobody writes, by our components alone; spaCy's own are linear but take minutes.
EXTREME = {
    "a million marks": '"' * 1_000_000,
    "a megabyte without a space": "a" * 1_000_000,
    "10,000 deep": "“‘" * 5_000 + "a" + "’”" * 5_000,
    "10,000 deep with spaces": "“ ‘ " * 5_000 + "a" + " ’ ”" * 5_000,
    "paragraphs of one mark": '"\n\n' * 100_000,
    "open paragraphs": "“We lost\n\n" * 20_000,
    "lines of brackets": "[({})]\n" * 30_000,
    "a megabyte of line breaks": "\n" * 1_000_000,
    "lone surrogates": "\ud83d“\udc00" * 50_000,
    "marks of direction": "\u202e\u2066“a”\u202c\u2069 " * 20_000,
}

#: Share of the gate's cases whose quotations stay the same; more is better.
FLOORS = {
    ("rules", "surrounded"): 0.975,
    ("rules", "straight"): 0.978,  # 44 of 2,070 texts
    ("rules", "curly"): 0.95,
    ("rules", "angled"): 0.944,  # 102 of 1,822 texts, which spaCy parses otherwise
    ("default", "surrounded"): 0.925,  # 29 of 409 texts
    ("default", "straight"): 0.96,
    ("default", "curly"): 0.965,
    ("default", "angled"): 0.98,  # the network reads guillemets as curly marks
}
#: Characters of a case; an article of fifteen quotations would count as one (`benchmarks/perturbation.py` has those).
LONGEST = 1_500
BEFORE = "The county opened its new ferry terminal in the spring. It has two ramps and a waiting room.\n\n"
AFTER = "\n\nThe old terminal was built in the autumn of a wet year. It had one ramp and no roof."


@pytest.fixture(scope="module")
def alone() -> Language:
    return quoteattr.add_components(spacy.blank("en"))


@pytest.mark.parametrize("name", EXTREME)
def test_texts_that_nobody_writes(alone: Language, name: str) -> None:
    check(quoteattr.extract(EXTREME[name], alone), EXTREME[name])


@QUIET
@given(text=STRANGE)
def test_strange_characters(rules: Language, text: str) -> None:
    check(quoteattr.extract(text, rules), text)


@QUIET
@given(depth=st.integers(1, 60), inner=NEWSY)
def test_any_depth(rules: Language, depth: int, inner: str) -> None:
    text = "“‘" * depth + inner + "’”" * depth
    check(quoteattr.extract(text, rules), text)


@QUIET
@given(texts=st.lists(NEWSY, min_size=2, max_size=6))
def test_the_batch_changes_nothing(rules: Language, texts: list[str]) -> None:
    together = [quotes for _, quotes in quoteattr.pipe(texts, rules, batch_size=8)]
    assert together == [quoteattr.extract(text, rules) for text in texts]


@QUIET
@given(text=NEWSY)
def test_a_round_trip_changes_nothing(rules: Language, text: str) -> None:
    doc = rules(make_doc(rules, Article(text=text)))
    again = Doc(rules.vocab).from_bytes(doc.to_bytes())
    assert again._.quotes == doc._.quotes
    article, quotes = Article(text=text), quoteattr.extract(text, rules)
    assert from_record(json.loads(json.dumps(record(article, quotes)))) == (article, quotes)


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”", '""'))


def angled(text: str) -> str:
    return text.translate(str.maketrans("“”", "«»"))


def curly(text: str) -> str:
    """Straight double marks, which come in pairs in these texts, made curly in turn."""
    parts = text.split('"')
    return "".join(part + ("" if n == len(parts) - 1 else "“”"[n % 2]) for n, part in enumerate(parts))


def told(quotes: tuple[Quote, ...], shift: int = 0) -> list[tuple[int, int]]:
    return sorted((piece.start - shift, piece.end - shift) for quote in quotes for piece in quote.content)


@lru_cache
def shares(name: str) -> dict[str, float]:
    """For each change, the share of cases that it leaves as they are."""
    nlp = quoteattr.load(None if name == "default" else name)
    texts = [case.answer.text for case in read_cases()]
    texts = [text for text in texts if len(text) <= LONGEST]
    texts = [text for text in texts if "[" not in text and text.count("“") == text.count("”")]
    curled = [text for text in texts if "“" in text and '"' not in text]
    straightened = [text for text in texts if '"' in text and "“" not in text and text.count('"') % 2 == 0]

    def same(before: list[str], after: list[str], shift: int = 0) -> float:
        pairs = zip(quoteattr.pipe(before, nlp), quoteattr.pipe(after, nlp), strict=True)
        equal = [told(one) == [s for s in told(other, shift) if s[0] >= 0] for (_, one), (_, other) in pairs]
        return sum(equal) / len(equal)

    return {
        "surrounded": same(texts[::8], [BEFORE + text + AFTER for text in texts[::8]], len(BEFORE)),
        "straight": same(curled, list(map(straight, curled))),
        "angled": same(curled, list(map(angled, curled))),
        "curly": same(straightened, list(map(curly, straightened))),
    }


@pytest.mark.parametrize(("name", "change"), FLOORS)
def test_quotations_stay(name: str, change: str) -> None:
    assert shares(name)[change] >= FLOORS[name, change]
