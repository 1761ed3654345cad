"""Dateline, agency, byline and date as the lines print them; publication dates; the table of outlets."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

import quoteattr.ingest
from quoteattr import Article
from quoteattr.errors import InputError
from quoteattr.ingest import load_outlets
from quoteattr.ingest.credits import find_credits, read_dateline
from quoteattr.ingest.names import split_authors
from quoteattr.ingest.published import parse_published


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("KYIV, Ukraine (AP) — The minister said so.", ("KYIV, Ukraine", "AP")),
        ("LONDON (Reuters) - Shares fell.", ("LONDON", "Reuters")),
        ("LONDON, March 2 (Reuters) - Shares fell.", ("LONDON, March 2", "Reuters")),
        ("WASHINGTON, 2 March 2031 (AFP) -- Shares fell.", ("WASHINGTON, 2 March 2031", "AFP")),
        ("Moscow (TASS) — Nothing was said.", ("Moscow", "TASS")),
        ("(Reuters) - Shares fell.", (None, "Reuters")),
        ("PARIS — Shares fell.", ("PARIS", None)),
        ("ST. LOUIS — Shares fell.", ("ST. LOUIS", None)),
        ("NEW YORK, N.Y. — Shares fell.", ("NEW YORK, N.Y.", None)),
        ("ELM via JTA — The judge has been sworn in.", (None, "JTA")),
        pytest.param(
            "NATO — the alliance — met.",
            None,
            marks=pytest.mark.xfail(
                reason="a name in capitals before a dash looks like a place; a list of places would tell"
            ),
        ),
        ("Shares fell (AP) on Monday.", None),
        ("The minister — a tall man — left.", None),
        ("Ann Lee (Elm) — not an agency.", None),
        ("WASHINGTON fell - again.", None),
        ("A — short.", None),
    ],
)
def test_datelines(line: str, expected):
    assert read_dateline(line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ann Lee and Bo Kim\n\nShares fell.", {"authors": ("Ann Lee", "Bo Kim")}),
        ("BY ANN LEE\n\nShares fell.", {"authors": ("Ann Lee",)}),
        ("By Ann Lee, Associated Press\n\nShares fell.", {"authors": ("Ann Lee",), "wire": "AP"}),
        ("By Ann Lee | May 14, 2031\n\nShares fell.", {"authors": ("Ann Lee",), "published": date(2031, 5, 14)}),
        (
            "By Ann Lee and Bo Kim | 14 May 2031 | Updated 11:05\n\nShares fell.",
            {"authors": ("Ann Lee", "Bo Kim"), "published": date(2031, 5, 14)},
        ),
        ("By Ann Lee, May 14, 2031\n\nShares fell.", {"authors": ("Ann Lee",), "published": date(2031, 5, 14)}),
        (
            "Wed 14 May 2031 11.05 BST • By Ann Lee • AP\n\nShares fell.",
            {"authors": ("Ann Lee",), "published": date(2031, 5, 14), "wire": "AP"},
        ),
        ("By Ann Lee | Updated 14 May 2031\n\nShares fell.", {"authors": ("Ann Lee",)}),
        ("Home | 14 May 2031 | Sign in\n\nShares fell.", {}),
        ("BO KIM\nbo.kim@elm.example\n\nShares fell.", {"authors": ("Bo Kim",)}),
        ("BO KIM\nnews@elm.example\n\nShares fell.", {}),
        ("Headline\n\nMay 14, 2031\n\nShares fell.", {"published": date(2031, 5, 14)}),
        ("Headline\nPublished: Wednesday, 14 May 2031, 10:15 BST\n\nShares fell.", {"published": date(2031, 5, 14)}),
        ("May 14, 2031 at 6:12 a.m. EDT | Updated May 15, 2031\n\nShares fell.", {"published": date(2031, 5, 14)}),
        ("May 14, 2031 at 1:05 PM GMT+2\n\nShares fell.", {"published": date(2031, 5, 14)}),
        ("Published: 22:31, 14 May 2031\n\nShares fell.", {"published": date(2031, 5, 14)}),
        ("Our Reporter | Published May 14, 2031 | Updated May 15, 2031\n\nFell.", {"published": date(2031, 5, 14)}),
        ("\n".join(["Menu"] * 20) + "\nMay 14, 2031\n\nShares fell.", {"published": date(2031, 5, 14)}),
        ((("Shares fell. " * 11 + "\n") * 3) + "May 14, 2031\nThat was the day.", {}),
        ("Updated May 14, 2031\n\nShares fell.", {}),
        ("By the river they sat down.\n\nShares fell.", {}),
        ("Shares fell.\n\nReuters contributed to this report.", {"wire": "Reuters"}),
        ("Shares fell.\n\nAFP and dpa contributed to this report", {"wire": "AFP"}),
        ("Shares fell.\n\n(with AP)", {"wire": "AP"}),
        ("Shares fell.\n\n© 2031 AFP", {"wire": "AFP"}),
        ("Shares fell.\n\nBo Kim contributed to this report.", {}),
        ("Shares fell, AP reported.", {}),
        ("", {}),
    ],
)
def test_credits_in_the_text(text: str, expected):
    assert {name: value for name, (value, _) in find_credits(Article(text=text)).items()} == expected


def test_credits_in_the_metadata():
    found = find_credits(Article(text="x", authors=("The Associated Press",), url="https://elm.example/opinion/1"))
    assert found == {"wire": ("AP", "the byline"), "genre": ("opinion", "the url")}
    assert find_credits(Article(text="x", section="Opinions"))["genre"] == ("opinion", "the section")
    assert "genre" not in find_credits(Article(text="x", section="Columbia"))


def test_what_is_known_is_not_looked_for():
    assert find_credits(Article(text="PARIS (AP) — x", wire="dpa", dateline="BONN")) == {}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-14", date(2031, 5, 14)),
        ("2031-05-14T10:15:00Z", datetime(2031, 5, 14, 10, 15, tzinfo=timezone.utc)),
        ("2031-05-14T10:15-0500", datetime(2031, 5, 14, 10, 15, tzinfo=timezone(timedelta(hours=-5)))),
        ("2031-05-14 10:15:00.123 UTC", datetime(2031, 5, 14, 10, 15, tzinfo=timezone.utc)),
        ("2031-05-14T10:15:00.000+02", datetime(2031, 5, 14, 10, 15, tzinfo=timezone(timedelta(hours=2)))),
        ("20310514", date(2031, 5, 14)),
        (20310514, date(2031, 5, 14)),
        ("20310514T101500Z", datetime(2031, 5, 14, 10, 15, tzinfo=timezone.utc)),
        ("Wed, 14 May 2031 10:15:00 GMT", datetime(2031, 5, 14, 10, 15, tzinfo=timezone.utc)),
        ("May 14, 2031", date(2031, 5, 14)),
        ("Wednesday, May 14, 2031 5:12 PM", date(2031, 5, 14)),
        ("14 May 2031", date(2031, 5, 14)),
        ("14-May-2031", date(2031, 5, 14)),
        ("Sept. 3, 2031", date(2031, 9, 3)),
        ("2031/05/14", date(2031, 5, 14)),
        ("25/12/2031", date(2031, 12, 25)),
        ("12/25/2031", date(2031, 12, 25)),
        ("04/04/2031", date(2031, 4, 4)),
        ("03/04/2031", None),
        (1936520100, datetime(2031, 5, 14, 10, 15, tzinfo=timezone.utc)),
        ("1936520100000", datetime(2031, 5, 14, 10, 15, tzinfo=timezone.utc)),
        (datetime(2031, 5, 14), date(2031, 5, 14)),
        ("2031-13-45", None),
        ("31 February 2031", None),
        ("yesterday", None),
        ("", None),
        (True, None),
        ([], None),
    ],
)
def test_publication_dates(value, expected):
    assert parse_published(value) == expected


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By Ann Lee and Bo Kim", ("Ann Lee", "Bo Kim")),
        ("Ann Lee, Bo Kim, and Cy Roe", ("Ann Lee", "Bo Kim", "Cy Roe")),
        ("ANN LEE; BO KIM", ("Ann Lee", "Bo Kim")),
        ("['Ann Lee', 'Bo Kim']", ("Ann Lee", "Bo Kim")),
        (["Ann Lee", {"name": "Bo Kim"}, None], ("Ann Lee", "Bo Kim")),
        ({"name": "Ann Lee"}, ("Ann Lee",)),
        ("ann@elm.example", ()),
        ("Byron Lee", ("Byron Lee",)),
        ("By Ann Lee, Staff Writer", ("Ann Lee",)),
        ("Ann Lee, Political Editor, and Bo Kim in Oakville", ("Ann Lee", "Bo Kim")),
        ("Ann Lee for The Elm | May 14, 2031", ("Ann Lee",)),
        ("Lee, Ann; Kim, Bo J.", ("Ann Lee", "Bo J. Kim")),
        ("Lee, Ann", ("Ann Lee",)),
        ("Ann Lee (The Elm)", ("Ann Lee",)),
        ("Ludwig van Roe", ("Ludwig van Roe",)),
        ('["Ann O\'Lee", "Bo Kim"]', ("Ann O'Lee", "Bo Kim")),
        ("Newsroom", ("Newsroom",)),
        ("", ()),
        (None, ()),
        (7, ()),
    ],
)
def test_bylines_are_names(value, names):
    assert split_authors(value) == names


def test_the_table_of_outlets_is_sorted_and_unique():
    lines = Path(quoteattr.ingest.__file__).with_name("outlets.tsv").read_text(encoding="utf-8").splitlines()
    domains = [line.split("\t")[0] for line in lines[1:]]
    assert domains == sorted(set(domains))
    assert all(line.count("\t") == 5 and line.endswith("\t") for line in lines[1:]), (
        "no judgement on state control ships"
    )


@pytest.mark.parametrize(
    ("domain", "name"),
    [("bbc.co.uk", "BBC News"), ("news.bbc.co.uk", "BBC News"), ("www.nytimes.com", "The New York Times"),
     ("notbbc.co.uk", None), ("co.uk", None), ("", None), (None, None)],
)  # fmt: skip
def test_outlets_by_domain(domain, name):
    outlet = load_outlets().by_domain(domain)
    assert (outlet.name if outlet else None) == name


@pytest.mark.parametrize(
    ("name", "agency"),
    [("The Associated Press", "AP"), ("reuters", "Reuters"), ("A.P.", "AP"), ("BBC News", None), ("x", None)],
)
def test_agencies(name: str, agency):
    assert load_outlets().agency(name) == agency


def test_the_users_own_table_comes_first(tmp_path: Path):
    path = tmp_path / "mine.tsv"
    path.write_text("domain\tname\tcountry\tstate_controlled\nelm.example\tThe Elm\tGB\tno\nbbc.com\tMy BBC\t\tyes\n")
    outlets = load_outlets(path)
    elm, bbc = outlets.by_domain("elm.example"), outlets.by_domain("bbc.com")
    assert elm is not None and bbc is not None
    assert (elm.name, elm.country, elm.state_controlled) == ("The Elm", "GB", False)
    assert (bbc.name, bbc.state_controlled) == ("My BBC", True)
    assert outlets.by_domain("bbc.co.uk") == load_outlets().by_domain("bbc.co.uk")


def test_a_table_without_its_columns_says_so(tmp_path: Path):
    (tmp_path / "mine.tsv").write_text("site\tname\n")
    with pytest.raises(InputError, match="needs the columns domain and name"):
        load_outlets(tmp_path / "mine.tsv")


def test_a_missing_extra_names_the_pip_command(monkeypatch: pytest.MonkeyPatch):
    import sys

    from quoteattr.errors import MissingExtraError
    from quoteattr.ingest import read_articles

    for module in ("trafilatura", "feedparser", "openpyxl", "fastwarc.warc", "striprtf.striprtf"):
        monkeypatch.setitem(sys.modules, module, None)
    wanted = {"html": "web", "feed": "archive", "excel": "excel", "warc": "archive", "rtf": "archive"}
    for format, extra in wanted.items():
        with pytest.raises(MissingExtraError, match=rf"pip install 'quoteattr\[{extra}\]'"):
            list(read_articles(b"<html>", format=format))
