"""What somebody in a quotation has thought, hoped and been told. All names are invented."""

import pytest
from annotated import read_answer

from quoteattr.annotations import Attribution
from quoteattr.arbitration.inner import told_within
from quoteattr.marks import find_marks
from quoteattr.patterns.page import Page


@pytest.mark.parametrize(
    ("sentence", "finite", "evidence", "kept"),
    [
        ("“[I](SOURCE:Q1) [hope](CUE:Q1) [it held](CONTENT:Q1).”", "hope held", "verb.clause", True),
        ("“[She](SOURCE:Q1) [told](CUE:Q1) me [it held](CONTENT:Q1).”", "told held", "verb.clause", True),
        ("“[We](SOURCE:Q1) [expect](CUE:Q1) [it to hold](CONTENT:Q1).”", "expect", "verb.infinitive", True),
        ("“[He](SOURCE:Q1) [called](CUE:Q1) [the hull ‘a sieve’](CONTENT:Q1).”", "called", "verb.label", True),
        ("“[He](SOURCE:Q1) [called](CUE:Q1) [the hull a sieve](CONTENT:Q1).”", "called", "verb.label", False),
        ("“[I](SOURCE:Q1) [am sure](CUE:Q1) [that it held](CONTENT:Q1).”", "am held", "phrase.adjective", True),
        ("“[They](SOURCE:Q1) [oppose](CUE:Q1) [the levy](CONTENT:Q1).”", "oppose", "verb.object", False),
        ("“[They](SOURCE:Q1) [promised](CUE:Q1) us [a levy](CONTENT:Q1).”", "promised", "verb.object", True),
        ("“[They](SOURCE:Q1) [ordered](CUE:Q1) [us to jump](CONTENT:Q1).”", "ordered", "verb.infinitive", True),
        ("“[They](SOURCE:Q1) [said](CUE:Q1) [no](CONTENT:Q1).”", "said", "verb.clause", True),
        ("“Do [you](SOURCE:Q1) [think](CUE:Q1) [it held](CONTENT:Q1)?”", "think held", "verb.clause", False),
        ("“[We](SOURCE:Q1) [have to show](CUE:Q1) [that it held](CONTENT:Q1).”", "have held", "verb.clause", False),
        ("“[I](SOURCE:Q1) [oil](CUE:Q1) [what held](CONTENT:Q1).”", "oil held", "verb.clause", False),
    ],
)
def test_reports_within_a_quotation(sentence: str, finite: str, evidence: str, kept: bool) -> None:
    answer = read_answer(sentence)
    text, spans = answer.text, answer.spans["Q1"]
    inner = Attribution("1", (spans["CONTENT"][0],), spans["CUE"][0], spans["SOURCE"][0], evidence=(evidence,))
    text += " said Vera Holm"
    around = Attribution(
        "n0", ((0, text.index("”") + 1),), (len(text) - 14, len(text) - 10), (len(text) - 9, len(text))
    )
    page = Page(text, find_marks(text), [], sorted(text.index(verb) for verb in finite.split()))
    assert [row.content for row in told_within([inner], [around], page)] == ([inner.content] if kept else [])
    assert told_within([inner], [], page) == []  # in nothing
    known = inner._replace(id="n1")
    assert told_within([inner], [around, known], page) == []  # the network has it
