"""The analyses: numbers that can be counted by hand, intervals that are honest, figures that draw."""

import dataclasses
import datetime as dt

import pandas as pd
import pytest
from handmade import quotes
from hypothesis import given
from hypothesis import strategies as st

from quoteattr import Article, Cue, Quote, Speaker, TextSpan, analysis, demo, to_dataframe, to_parquet
from quoteattr.analysis.intervals import share_interval, wilson
from quoteattr.errors import InputError


def said(article, speaker, words, kind="direct", stance="say", number=0, type="PERSON", negated=False):
    start = article.text.index(words)
    span = TextSpan(start=start, end=start + len(words), text=words)
    cue = Cue(span=span, lemma="say", stance=stance, negated=negated)
    return Quote(
        id=f"Q{number}", kind=kind, content=(span,), text=words, cue=cue, article=article,
        fragments=(span,) if kind == "direct" else (), speaker=Speaker(id=speaker, name=speaker, type=type),
    )  # fmt: skip


@pytest.fixture
def pairs():
    """Two outlets, four articles."""
    found = []
    for number, (outlet, day, sayings) in enumerate(
        [
            ("Post", 1, [("Ann Lee", "Bo Kim's plan is a plan for ships"), ("Bo Kim", "Lee reads nothing")]),
            ("Post", 2, [("Ann Lee", "The plan needs ships and ships need harbours")]),
            ("Gull", 9, [("Bo Kim", "Money is short and money is late"), ("Bo Kim", "Ann Lee has the money")]),
            ("Gull", 23, [("officials", "The money is there")]),
        ]
    ):
        text = "Report. " + " ".join(f"{words}. " for _, words in sayings)
        article = Article(text=text, id=f"a{number}", outlet=outlet, published=dt.date(2031, 5, day))
        types = {"officials": "UNNAMED"}
        made = [
            said(article, who, words, number=n, type=types.get(who, "PERSON"), kind="indirect" if n else "direct")
            for n, (who, words) in enumerate(sayings)
        ]
        found.append((article, made))
    return found


def test_who_is_quoted_counts_by_outlet(pairs):
    data = analysis.who_is_quoted(pairs).data
    counted = {(row.speaker, row.outlet): (row.quotes, row.articles) for row in data.itertuples()}
    assert counted == {
        ("Ann Lee", "Post"): (2, 2),
        ("Bo Kim", "Post"): (1, 1),
        ("Bo Kim", "Gull"): (2, 1),
    }
    shares = data.set_index(["speaker", "outlet"])["share"]
    assert shares["Ann Lee", "Post"] == pytest.approx(2 / 3)
    assert shares["Bo Kim", "Gull"] == pytest.approx(2 / 3)  # of all that have a speaker, the unnamed one, too


def test_the_days_below_a_timeline_stand_below_its_points(pairs):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    from matplotlib.dates import num2date

    for every in ("week", "day"):
        found = analysis.timeline(pairs, "Bo Kim", every=every)
        ax = found.plot()
        points = {f"{day:%Y-%m-%d}" for day in found.data["period"]}
        told = [label.get_text() for label in ax.get_xticklabels()]
        assert told == [f"{num2date(tick):%Y-%m-%d}" for tick in ax.get_xticks()]
        assert set(told) <= points and len(told) <= 12


def test_a_timeline_has_its_empty_periods(pairs):
    data = analysis.timeline(pairs, "Bo Kim").data
    assert list(data["period"].dt.date.astype(str)) == ["2031-04-28", "2031-05-05", "2031-05-12", "2031-05-19"]
    assert list(data["quotes"]) == [1, 2, 0, 0]
    assert list(data["all_quotes"]) == [3, 2, 0, 1]
    with pytest.raises(InputError, match="no quotation of 'Nobody'"):
        analysis.timeline(pairs, "Nobody")
    with pytest.raises(InputError, match="Unknown period 'hour'"):
        analysis.timeline(pairs, "Bo Kim", every="hour")


def test_a_quotations_own_day_counts_before_that_of_publication():
    assert list(analysis.timeline(quotes(), "Tomas Reuel", every="day").data["quotes"]) == [1, 0, 1]


def test_quotations_without_a_speaker_count_among_all():
    data = analysis.timeline(to_dataframe(quotes()), "Ilse Varga", every="year").data
    assert (data["quotes"][0], data["all_quotes"][0]) == (2, 6)  # "did not say" is left out
    assert data["share"][0] == pytest.approx(2 / 6)


def test_kinds_add_up_to_one(pairs):
    data = analysis.kinds(pairs).data
    assert list(data.groupby("outlet")["share"].sum().round(9)) == [1.0, 1.0]
    assert data.set_index(["outlet", "kind"])["quotes"]["Gull", "indirect"] == 1


def test_stances_are_those_that_are_more_than_saying(pairs):
    assert analysis.stances(pairs).data.empty
    data = analysis.stances(quotes()).data
    assert dict(zip(data["speaker"], data["quotes"], strict=True)) == {"Ilse Varga": 0, "Tomas Reuel": 1}
    assert set(data["stance"]) == {"deny"}


def test_the_network_knows_full_names_and_surnames(pairs):
    pytest.importorskip("networkx", reason="networkx is not installed")
    found = analysis.network(pairs)
    edges = {(row.speaker, row.about): row.quotes for row in found.data.itertuples()}
    assert edges == {("Ann Lee", "Bo Kim"): 1, ("Bo Kim", "Ann Lee"): 2}
    assert found.graph["Bo Kim"]["Ann Lee"]["articles"] == 2
    own = analysis.network(pairs, names={"The Money": ["money"]}).data
    assert ("Bo Kim", "The Money", 2) in set(own[["speaker", "about", "quotes"]].itertuples(index=False, name=None))


def test_the_network_is_written_as_gexf(pairs, tmp_path):
    nx = pytest.importorskip("networkx", reason="networkx is not installed")
    back = nx.read_gexf(analysis.network(pairs).to_gexf(tmp_path / "who.gexf"))
    assert set(back) == {"Ann Lee", "Bo Kim"}
    assert back["Bo Kim"]["Ann Lee"]["quotes"] == 2


def test_the_share_of_quoted_words_is_of_the_text(pairs):
    data = analysis.quoted_share(pairs).data.set_index("outlet")
    words = {outlet: sum(len(a.text.split()) for a, _ in pairs if a.outlet == outlet) for outlet in ("Post", "Gull")}
    assert dict(data["words"]) == words
    assert data["quoted"]["Post"] == words["Post"] - 2  # all but "Report." of each article
    direct = analysis.quoted_share(pairs, direct_only=True).data.set_index("outlet")
    assert direct["quoted"]["Post"] == 8 + 8
    with pytest.raises(InputError, match="pairs"):
        analysis.quoted_share([("a text", ())])


def test_an_article_without_quotations_counts_in_the_share():
    empty = [(Article(text="Nothing was said.", outlet="Post"), ())]
    assert list(analysis.quoted_share(empty).data["share"]) == [0.0]


def test_keyness_puts_each_speakers_words_at_their_end(pairs):
    pytest.importorskip("textacy", reason="textacy is not installed")
    data = analysis.keyness(pairs, "Ann Lee", "Bo Kim").data
    assert list(data.columns) == ["term", "Ann Lee", "Bo Kim", "log_odds", "low", "high", "z"]
    assert set(data["term"].head(2)) == {"plan", "ships"}
    assert data["term"].iloc[-1] == "money"
    assert data.set_index("term").loc["ships", "Ann Lee"] == 3
    assert "is" not in set(data["term"])
    with pytest.raises(InputError, match="no quotation of 'Nobody'"):
        analysis.keyness(pairs, "Ann Lee", "Nobody")


def test_what_was_not_said_counts_nowhere():
    article = Article(text="No plan. A plan.", id="x", outlet="Post", published="2031-05-01")
    found = [said(article, "Ann Lee", "No plan"), said(article, "Ann Lee", "A plan", number=1, negated=True)]
    assert list(analysis.who_is_quoted(found).data["quotes"]) == [1]


def test_objects_tables_and_files_give_the_same(pairs, tmp_path):
    flat = [quote for _, of_article in pairs for quote in of_article]
    path = to_parquet(pairs, tmp_path / "q.parquet")
    (tmp_path / "OUT" / "quotes").mkdir(parents=True)
    to_parquet(pairs, tmp_path / "OUT" / "quotes" / "part.parquet")
    expected = analysis.who_is_quoted(pairs).data
    for source in (flat, to_dataframe(pairs), path, str(tmp_path / "OUT")):
        pd.testing.assert_frame_equal(analysis.who_is_quoted(source).data, expected)


@pytest.mark.parametrize("wrong", ["nowhere.parquet", "broken.parquet"])
def test_a_path_without_a_table_is_refused(wrong, tmp_path):
    (tmp_path / "broken.parquet").write_text("no parquet")
    with pytest.raises(InputError):
        analysis.kinds(tmp_path / wrong)
    with pytest.raises(InputError, match="no column 'quote'"):
        analysis.kinds(pd.DataFrame({"speaker": ["Ann Lee"]}))
    with pytest.raises(InputError, match="Unknown column to compare by 'colour'"):
        analysis.kinds(quotes(), by="colour")


def test_articles_without_an_id_are_told_apart():
    first = dataclasses.replace(demo.article(), id=None)
    second = dataclasses.replace(first, text="“Ships,” said Ann Lee.")
    found = [*quotes(first), said(second, "Ilse Varga", "“Ships,”")]
    data = analysis.who_is_quoted(found).data.set_index("speaker")
    assert data["articles"]["Ilse Varga"] == 2


@pytest.mark.parametrize("name", ["who_is_quoted", "kinds", "stances", "quoted_share", "network"])
def test_every_finding_draws_itself_on_given_and_on_new_axes(name, pairs):
    matplotlib = pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    _, ax = plt.subplots()
    found = getattr(analysis, name)(pairs)
    assert found.plot(ax) is ax
    assert found.plot().figure is not ax.figure
    assert "<table" in found._repr_html_()
    plt.close("all")


def test_lines_and_words_draw_too(pairs):
    matplotlib = pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    matplotlib.use("Agg")
    for found in (analysis.timeline(pairs, "Bo Kim"), analysis.keyness(pairs, "Ann Lee", "Bo Kim")):
        ax = found.plot()
        ax.figure.canvas.draw()
        assert ax.has_data() and not any(text.get_text() == "no quotations" for text in ax.texts)
    empty = analysis.kinds([]).plot()
    empty.figure.canvas.draw()
    assert [text.get_text() for text in empty.texts] == ["no quotations"]


def test_wilson_is_as_published():
    low, high = wilson(0.3, 10)  # Newcombe 1998, 3 of 10: 0.1078 to 0.6032
    assert (round(low, 4), round(high, 4)) == (0.1078, 0.6032)


def test_articles_that_agree_make_a_share_no_surer_than_they_are_many():
    spread = share_interval([1, 1, 1, 1, 0, 0, 0, 0], [1] * 8)
    clustered = share_interval([40, 0], [40, 40])
    assert clustered.effective < spread.effective <= 8
    assert clustered.high - clustered.low > spread.high - spread.low
    assert share_interval([5], [10]).effective == 1.0
    with pytest.raises(ValueError, match="nothing to take a share of"):
        share_interval([0], [0])


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=12))
def test_an_interval_holds_its_share(cases):
    parts, wholes = [min(pair) for pair in cases], [max(pair) for pair in cases]
    if sum(wholes):
        found = share_interval(parts, wholes)
        assert 0 <= found.low <= found.share <= found.high <= 1
        assert 0 < found.effective <= sum(wholes)
