"""Each candidate knows what the other side has in its place."""

from quoteattr.annotations import Attribution
from quoteattr.arbitration import partners, shared


def row(start: int, end: int, source: tuple[int, int] | None = (0, 5)) -> Attribution:
    return Attribution("a", ((start, end),), None, source)


def test_the_four_relations():
    others = [row(10, 20), row(30, 40, (50, 55)), row(60, 100)]
    found = partners([row(10, 19), row(30, 40), row(95, 110), row(200, 210)], others)
    assert [partner.relation for partner in found] == ["agree", "differ", "overlap", "alone"]
    assert [partner.place for partner in found] == [0, 1, 2, -1]


def test_what_is_reported_within_the_others_content_is_inside():
    outer = Attribution("a", ((10, 80),), (5, 9), (0, 4))
    inner = Attribution("b", ((50, 70),), (40, 44), (35, 39))
    beside = Attribution("c", ((50, 70),), (82, 86), (88, 90))
    assert [partner.relation for partner in partners([inner, beside], [outer])] == ["inside", "overlap"]


def test_the_nearest_one_counts():
    (partner,) = partners([row(0, 100)], [row(0, 20), row(0, 90)])
    assert partner.place == 1


def test_no_sources_agree():
    assert partners([row(0, 9, None)], [row(0, 9, None)])[0].relation == "agree"
    assert partners([row(0, 9, None)], [row(0, 9)])[0].relation == "differ"


def test_shares():
    assert shared([(0, 10)], [(5, 10)]) == 0.5
    assert shared([(0, 10)], [(0, 20)], of_first=True) == 1.0
    assert shared([(0, 10)], [(20, 30)]) == 0.0
    assert shared([], []) == 0.0
