"""Quotation marks are paired on characters, whatever their style, and a stray one costs no more than its paragraph.

In the examples ⟦ and ⟧ stand around each pair that should be found, in the order of the text; nested ones nest.
"""

import pickle

import pytest
import spacy
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import quoteattr.components.marks as component
from quoteattr.annotations import Mark, read_marks
from quoteattr.lang import table, words
from quoteattr.marks import find_marks, split_paragraphs
from quoteattr.marks.reading import MAX_DEPTH


def read_pairs(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without ⟦⟧, and the spans they enclose."""
    text, opened, spans = "", [], []
    for char in marked:
        if char == "⟦":
            opened.append(len(text))
        elif char == "⟧":
            spans.append((opened.pop(), len(text)))
        else:
            text += char
    return text, sorted(spans, key=lambda span: (span[0], -span[1]))


PAIRS = {
    "straight": '⟦"Go,"⟧ she said. ⟦"Now."⟧',
    "curly": "⟦“Go,”⟧ she said. ⟦“Now.”⟧",
    "curly openers as closers": "⟦“Go,“⟧ she said, ⟦“now.“⟧",
    "curly closers as openers": "⟦”Go,”⟧ she said, ⟦”now.”⟧",
    "mixed curly and straight": '⟦“Go,"⟧ she said, ⟦"now.”⟧',
    "british": "⟦'I don't know,'⟧ he said, ⟦'whether it's true.'⟧",
    "british curly": "⟦‘I don’t know,’⟧ he said, ⟦‘whether it’s true.’⟧",
    "british around double": "⟦'They call it ⟦\"the pit\"⟧, I think,'⟧ he said.",
    "double around single": "⟦“They call it ⟦‘the pit’⟧,”⟧ he said.",
    "three deep": "⟦“She said, ⟦‘He told me ⟦“no”⟧ again’⟧,”⟧ he said.",
    "nested at the start": "⟦\"⟦'Go,'⟧ he told me,\"⟧ she said.",
    "nested at the end": "⟦\"He told me, ⟦'Go.'⟧\"⟧ She left.",
    "doubled singles nested": "⟦''She'd look at me and say, ⟦'What now?'⟧''⟧ Mr Lee said.",
    "straight in straight": '⟦"He told me ⟦"go away"⟧ and left,"⟧ she said.',
    "possessive while single is open": "⟦'The dogs' dinner was late,'⟧ he said.",
    "single word ending in s": "The so-called ⟦'experts'⟧ were wrong.",
    "possessives alone": "The dogs' dinner and the cats' bowls were in James' house.",
    "elisions alone": "'Tis the rock 'n' roll of the '90s that makes 'em dance, and ’twas ‘til '05.",
    "elision as first word of speech": "⟦'Tis the season,'⟧ he said.",
    "dropped g": "⟦'I was goin' home,'⟧ he said.",
    "headline": "Minister says plan ⟦'aligns'⟧ with his ⟦'vision'⟧",
    "glued dash": 'She called him a ⟦"dictator"⟧—a word she regretted.',
    "glued double hyphen": '⟦"Hello"⟧--said Ann--⟦"and goodbye"⟧.',
    "glued words": 'They said⟦"great,"⟧Ann told us.',
    "space on the wrong side": '⟦"Hello, "⟧he said.',
    "broken off": '⟦"I never thought—"⟧ he began.',
    "brackets": 'He was sure (⟦"quite sure"⟧) of it [⟦"sic"⟧].',
    "leading ellipsis": '⟦"... and then we left,"⟧ he said.',
    "quoted title with possessive": '⟦"The Long Field"⟧\'s last chapter',
    "guillemets": "⟦«Oui»⟧, dit-il, ⟦« jamais »⟧.",
    "guillemets inwards": "⟦»Ja«⟧, sagte er, ⟦»niemals«⟧.",
    "guillemets both to the right": "⟦»Ja»⟧, sade han.",
    "low nine": "⟦„Ja“⟧, sagte er, ⟦„tak”⟧ und ⟦‚eins‘⟧.",
    "angle marks": "⟦«Il dit ⟦‹non›⟧ deux fois»⟧.",
    "cjk": "⟦「行く」⟧と⟦『⟦「雪」⟧の歌』⟧",
    "latex": "⟦``Hello,''⟧ she said, ⟦`go'⟧ now.",
    "doubled singles": "⟦''Hello,''⟧ she said, ⟦‘‘go’’⟧ now.",
    "doubled by an export": 'She said ⟦""go away""⟧ twice.',
    "full width": "⟦＂Go,＂⟧ she said.",
    "inches and feet": "He is 5'10\" tall, has a 6\" pipe and ran 45' without rest.",
    "inches in speech": '⟦"The pipe is 6" wide,"⟧ he said.',
    "feet and inches in speech": '⟦"She is 5\'10" in heels,"⟧ he said.',
    "number before the closer": '⟦"It rose by 5"⟧ in May, they said. ⟦"Or more."⟧',
    "stray closer": 'No," he said. ⟦"Yes,"⟧ she said.',
    "stray opener in mid sentence": 'The "pipe was long. ⟦"We go,"⟧ he said.',
    "stray opener inside speech": "⟦“He told us “go and left,”⟧ she said.",
    "stray mark costs its paragraph": 'The "pipe was long.\n\n⟦"We go,"⟧ he said.',
    "stray single costs nothing": 'The \'pipe was long. ⟦"We go,"⟧ he said.',
    "nothing inside": 'The "" and " " and “” are empty.',
    "hard wrapped": '⟦"This is a line that runs on until\nit wraps in mid-sentence near\nMister Brown,"⟧ he said.',
    "wrapped with windows breaks": '⟦"This is a line that runs on until\r\nit wraps,"⟧ he said.',
    "open to the end": 'She wrote: ⟦"I shall be late.⟧',
    "open, then other speech": 'He said: ⟦"We won.⟧ Coach Ann Lee added: ⟦"They lost."⟧',
}


@pytest.mark.parametrize("marked", PAIRS.values(), ids=PAIRS.keys())
def test_pairs(marked):
    text, expected = read_pairs(marked)
    assert [(mark.start, mark.end) for mark in find_marks(text)] == expected


REOPENED = {
    "curly paragraphs": "⟦“One.⟧\n\n⟦“Two.⟧\n\n⟦“Three,”⟧ she said.",
    "straight paragraphs": '⟦"One.⟧\n\n⟦"Two,"⟧ she said.',
    "single paragraphs": "⟦'One dog's life.⟧\n\n⟦'Two,'⟧ she said.",
    "single line breaks": "⟦“One.⟧\n⟦“Two,”⟧ she said.",
    "within a paragraph": 'He said: ⟦"One sentence.⟧ ⟦"Another one.⟧ ⟦"And a third."⟧',
    "never re-opened": 'He said, ⟦"One.⟧\n\n⟦Two in between.⟧\n\n⟦And three."⟧',
}


@pytest.mark.parametrize("marked", REOPENED.values(), ids=REOPENED.keys())
def test_a_quotation_open_at_the_end_is_linked_to_where_it_goes_on(marked):
    text, expected = read_pairs(marked)
    found = find_marks(text)
    assert [(mark.start, mark.end) for mark in found] == expected
    assert [mark.state for mark in found] == ["open"] + ["reopened"] * (len(found) - 1)
    assert [mark.previous for mark in found] == list(range(-1, len(found) - 1))


def test_the_next_quotation_after_a_closed_one_is_not_linked():
    assert {mark.state for mark in find_marks("“One,” she said.\n\n“Two,” he said.")} == {"closed"}


def test_styles_are_named():
    text = "\"a\" “b” 'c' «d» ‹e› „f“ ‚g‘ 「h」 ``i''"
    styles = ["double", "double", "single", "guillemet", "guillemet", "low", "low", "cjk", "latex"]
    assert [mark.style for mark in find_marks(text)] == styles


def test_the_inside_is_without_the_marks():
    text = "``Go,'' she said."
    (mark,) = find_marks(text)
    assert text[mark.inner_start : mark.inner_end] == "Go,"


def test_depth_counts_the_pairs_around():
    assert [mark.depth for mark in find_marks("“a ‘b “c” d’ e” “f”")] == [0, 1, 2, 0]


def test_depth_is_capped():
    depth = 10_000
    marks = find_marks("「" * depth + "x" + "」" * depth)
    assert len(marks) == depth and max(mark.depth for mark in marks) == MAX_DEPTH


WRAPPED = "The town's oldest bridge will be closed\nfrom Monday, engineers told a meeting\nof residents.\n"


def test_wrapped_lines_are_one_paragraph():
    assert split_paragraphs(WRAPPED) == [(0, len(WRAPPED) - 1)]


def test_lines_that_end_their_sentences_are_paragraphs():
    text = "Ann Lee arrived on Monday.\nShe left on Tuesday.\nNobody asked why.\n"
    assert len(split_paragraphs(text)) == 3


def test_in_wrapped_text_a_short_last_line_ends_the_paragraph():
    text = WRAPPED + "A second paragraph begins here and it is also\nwrapped by hand.\n"
    assert [text[s:e].split()[0] for s, e in split_paragraphs(text)] == ["The", "A"]


def test_in_wrapped_text_an_indent_begins_a_paragraph():
    text = "The bridge will be closed from Monday\nfor weeks, engineers told us.\n    The road stays\nopen to all."
    assert [text[s:e].split()[0] for s, e in split_paragraphs(text)] == ["The", "The"]


@pytest.mark.parametrize("name", ["quotation_marks", "elisions", "clipped_words"])
def test_tables_are_sorted_and_unique(name):
    rows = list(words("en", name))
    assert rows == sorted(set(rows))


def test_every_mark_has_family_style_and_side():
    styles = {"double", "single", "guillemet", "low", "cjk", "latex"}
    for mark, family, style, side in table("en", "quotation_marks"):
        assert family and style in styles and side in {"open", "close", "both"}, mark


def test_component_writes_the_layer():
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr_marks")
    doc = nlp('She called him a "dictator"—a word she regretted.')
    assert read_marks(doc) == [Mark(17, 27, 18, 26)]


def test_component_takes_other_marks_from_its_config():
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteattr_marks", config={"marks": [["<", "angle", "low", "open"], [">", "angle", "low", "close"]]})
    assert [(mark.start, mark.end, mark.style) for mark in read_marks(nlp('a <b> "c"'))] == [(2, 5, "low")]


def test_component_is_picklable():
    nlp = spacy.blank("en")
    marks = component.make_marks(nlp, "marks", None, None)
    assert pickle.loads(pickle.dumps(marks)).find(nlp('"Go," she said.')) == marks.find(nlp('"Go," she said.'))


# Properties

MARKISH = st.text(st.sampled_from("\"'“”‘’«»„‚「」`´,.!?:—- \n\t\r\u2028aBs5n9()…\u200f\u0301"), max_size=80)
PIECES = st.sampled_from(
    ['"', "'", "“", "”", "‘", "’", "''", "``", "«", "»", "„", "\n\n", "\n", " ", ", ", ". ", "—", "He said", "it's",
     "dogs'", "5'10\"", "'90s", "yes", "No"]
)  # fmt: skip
ANY_TEXT = st.one_of(st.text(max_size=200), MARKISH, st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT)
@example('\ud800"a"')
def test_offsets_hold_for_any_text(text):
    marks = find_marks(text)
    for index, mark in enumerate(marks):
        assert 0 <= mark.start <= mark.inner_start <= mark.inner_end <= mark.end <= len(text)
        assert text[mark.inner_start : mark.inner_end].strip()
        assert (mark.start, -mark.end) >= (marks[index - 1].start, -marks[index - 1].end) or index == 0
        assert mark.previous < index and (mark.state == "reopened") == (mark.previous >= 0)
    assert marks == find_marks(text)


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_pairs_nest_or_lie_apart(text):
    ends = []
    for mark in find_marks(text):
        while ends and ends[-1] <= mark.start:
            ends.pop()
        assert not ends or mark.end <= ends[-1]
        assert mark.depth == min(len(ends), MAX_DEPTH)
        ends.append(mark.end)


WORDS = st.lists(
    st.sampled_from(["we", "go", "now", "the", "bridge", "Monday", "it's", "80", "late"]), min_size=1, max_size=8
)
SPEECH = st.builds(
    lambda said, told: f"<{' '.join(said)},> she said, adding that it was <{' '.join(told)}>.", WORDS, WORDS
)
STYLES = [
    ('"', '"'),
    ("“", "”"),
    ("‘‘", "’’"),
    ("''", "''"),
    ("«", "»"),
    ("„", "“"),
    ("``", "''"),
    ("「", "」"),
    ("”", "”"),
]


@settings(max_examples=150, deadline=None)
@given(st.lists(SPEECH, min_size=1, max_size=4), st.sampled_from(STYLES))
def test_marks_of_one_style_exchanged_for_another_give_the_same_quotations(sentences, style):
    model = "\n\n".join(sentences)

    def quoted(opener, closer):
        text = model.replace("<", opener).replace(">", closer)
        return [text[mark.inner_start : mark.inner_end] for mark in find_marks(text)]

    assert quoted(*style) == quoted('"', '"') and len(quoted('"', '"')) == 2 * len(sentences)


@settings(max_examples=150, deadline=None)
@given(st.lists(SPEECH, min_size=1, max_size=3))
def test_british_single_marks_give_the_same_quotations(sentences):
    model = "\n\n".join(sentences).replace("<80", "<all 80")  # '80 alone would be the year
    double, single = (model.replace("<", mark).replace(">", mark) for mark in "\"'")
    assert [(m.start, m.end) for m in find_marks(single)] == [(m.start, m.end) for m in find_marks(double)]


CLOSED = ["A quiet day in Elmford.", '"All is well," Bo Kim said.', "The dogs' dinner was late.", 'A 6" pipe.']


def test_what_the_next_paragraph_begins_with_clips_no_word():
    assert [(m.start, m.end) for m in find_marks("A day.\n\n'00s'\n\nB.")] == [(8, 13)]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(CLOSED), ANY_TEXT, st.sampled_from(CLOSED))
def test_other_paragraphs_around_a_text_keep_its_pairs(before, text, after):
    text = text.strip()
    # A quotation that the text leaves open may go on in the next paragraph; here only what the text itself closes.
    assume(text and all(mark.state == "closed" for mark in find_marks(text)) and len(split_paragraphs(text)) == 1)
    offset = len(before) + 2
    around = find_marks(f"{before}\n\n{text}\n\n{after}")
    inside = [(m.start - offset, m.end - offset, m.depth) for m in around if offset <= m.start < offset + len(text)]
    assert inside == [(m.start, m.end, m.depth) for m in find_marks(text)]


LONG = ['"', "“", "'", '" ', ' "a', "'a ", " “A. ", "A.\n“", "「", "s' t", "x", "a\n", ",,", "''", "5'1\" "]


@pytest.mark.parametrize("piece", LONG)
def test_long_monotonous_texts_pass(piece):
    text = piece * 30_000
    assert all(0 <= mark.start < mark.end <= len(text) for mark in find_marks(text))
