"""Pages: the body, what the page says about itself and where, and pages that are none."""

import re
from datetime import date, datetime, timezone
from pathlib import Path

import pytest
from readings import collect

import quoteattr

pytest.importorskip("trafilatura", reason="the extra [web] is not installed")

DATA = Path(__file__).parent.parent / "data" / "ingest"
WORDS = (
    "<p>The long meeting of the cabinet ended late on Wednesday, and nobody had much to say about it afterwards.</p>"
)


def page(head: str = "", top: str = "", title: str = "Bridge closes for a year - Elm") -> bytes:
    body = f"<body><article>{top}{WORDS * 3}</article></body>"
    return f"<html><head><title>{title}</title>{head}</head>{body}</html>".encode()


def test_a_page_with_everything():
    [reading], problems = collect(DATA / "page.html")
    article, origins = reading.article, reading.origins
    assert not problems
    assert (article.title, origins["title"]) == ("Taxes will fall next spring, minister says", "h1")
    assert (article.outlet, origins["outlet"]) == ("The Elm Gazette", "JSON-LD publisher")
    assert (article.authors, origins["authors"]) == (("Ann Lee", "Bo Kim"), "JSON-LD author")
    assert article.published == datetime.fromisoformat("2031-05-14T10:30:00+02:00")
    assert (article.wire, origins["wire"]) == ("AFP", "JSON-LD author")
    assert article.dateline == "OAKVILLE, May 14"
    assert (article.section, article.language, article.domain) == ("Politics", "en", "elmgazette.example")
    assert article.genre is None


def test_the_body_is_paragraphs_without_furniture():
    [reading], _ = collect(DATA / "page.html")
    text = reading.article.text
    assert "the finance minister said" in text
    assert "Cy Roe told reporters" in text
    assert "\n\nThe opposition said" in text
    assert not any(other in text for other in ("Another story", "All rights reserved", "Home"))


@pytest.mark.parametrize(
    ("head", "top", "expected"),
    [
        ('<meta property="article:published_time" content="2031-05-14T10:00:00Z">', "",
         {"published": datetime(2031, 5, 14, 10, tzinfo=timezone.utc)}),
        ('<meta name="byl" content="By Ann Lee">', "", {"authors": ("Ann Lee",)}),
        ('<meta name="author" content="https://social.example/annlee">', "", {"authors": ()}),
        ("", "<h1>Bridge closes for a year</h1><span>By</span> <b>Ann Lee</b>, <b>Bo Kim</b><p>14 May</p>",
         {"title": "Bridge closes for a year", "authors": ("Ann Lee", "Bo Kim")}),
        ("", "<h1>Elm</h1><h2>Bridge closes for a year</h2>", {"title": "Elm"}),
        ('<meta property="article:opinion" content="true">', "", {"genre": "opinion"}),
        ('<script type="application/ld+json">{"@type": "OpinionNewsArticle", "headline": "H"}</script>', "",
         {"genre": "opinion", "title": "H"}),
        ('<script type="application/ld+json">{broken</script>', "", {"title": "Bridge closes for a year"}),
        ('<link rel="canonical" href="https://www.bbc.com/news/1"><meta name="author" content="BBC News">', "",
         {"outlet": "BBC News", "country": "GB", "authors": ()}),
        ('<link rel="canonical" href="https://elm.example/opinion/1">', "", {"genre": "opinion", "outlet": None}),
        ('<meta property="og:locale" content="de_DE">', "", {"language": "de"}),
    ],
)  # fmt: skip
def test_metadata(head: str, top: str, expected: dict):
    [reading], _ = collect(page(head, top))
    assert {name: getattr(reading.article, name) for name in expected} == expected


def test_of_several_articles_in_the_json_the_pages_own():
    script = """<script type="application/ld+json">[
    {"@type": "NewsArticle", "headline": "A teaser", "datePublished": "2030-01-01"},
    {"@type": "NewsArticle", "headline": "Bridge closes for a year", "datePublished": "2031-05-14"}]</script>"""
    [reading], _ = collect(page(script))
    assert reading.article.published == date(2031, 5, 14)


@pytest.mark.parametrize(
    ("data", "text", "notes"),
    [
        ("<meta charset='iso-8859-1'>{}<p>Zoë’s café, of which the old town has many.</p>", "cp1252", 0),
        ("<meta charset='utf-8'>{}<p>Zoë’s café, of which the old town has many.</p>", "cp1252", 1),
        ("<meta charset='iso-8859-1'>{}<p>Zoë’s café, of which the old town has many.</p>", "utf-8", 0),
        ("{}<p>Zoë’s café, of which the old town has many.</p>", "utf-16", 0),
    ],
)  # fmt: skip
def test_encodings(data: str, text: str, notes: int):
    [reading], problems = collect(data.format(WORDS * 2).encode(text), format="html")
    assert "Zoë’s café" in reading.article.text
    assert len([problem for problem in problems if not problem.skipped]) == notes


def test_damage_is_reported_and_the_next_page_is_read(tmp_path: Path):
    (tmp_path / "a_huge.html").write_bytes(b"<html><body>" + b"<p>word word word</p>" * 2_500_000)
    (tmp_path / "b_deep.html").write_bytes(b"<div>" * 100_000 + WORDS.encode() + b"</div>" * 100_000)
    (tmp_path / "c_long.html").write_bytes(b"<html><body>" + b"<p>word <b>x</b>" * 40_000)
    (tmp_path / "d_empty.html").write_bytes(b"<html><body></body></html>")
    (tmp_path / "e_nothing.html").write_bytes(b"")
    (tmp_path / "f_binary.html").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "g_sound.html").write_bytes(page())
    readings, problems = collect(tmp_path)
    assert [reading.article.id for reading in readings] == ["g_sound.html"]
    reported = {Path(problem.file).name for problem in problems if problem.skipped}
    assert reported == {path.name for path in tmp_path.iterdir()} - {"g_sound.html"}


def test_deep_nesting_loses_what_is_below_and_says_so():
    data = b"<html><body><article>" + WORDS.encode() * 3 + b"<div>" * 100_000 + b"<p>below</p></article>"
    [reading], [problem] = collect(data)
    assert "long meeting" in reading.article.text
    assert (problem.skipped, "nested too deeply" in problem.reason) == (False, True)


#: Read off the pages: title as the headline prints it, outlet, people in the byline, moment or day of publication.
PUBLISHED_PAGES = {
    "abc13.com-Copperfield.html": (
        "Aisha's Salon and Spa chain bans men from entering any of its 25 locations after man's lewd act",
        "ABC13 Houston", ("Alex Bozarjian",), "2023-11-09T04:31:00+00:00"),
    "bbc.com.52241221.html": (
        "Coronavirus: New York ramps up mass burials amid outbreak", "BBC News", (), "2020-04-10T17:58:15+01:00"),
    "cbsnews.com.carolina.html": (
        "Black voters in South Carolina are crucial for Democratic candidates",
        "CBS News", (), "2020-02-24T12:57:13+00:00"),
    "dw.com-elephants.html": (
        "La perte des terres fertiles et les éléphants en Guinée-Conakry",
        "Deutsche Welle", ("Kossivi Tiassou",), "2011-05-23"),
    "guardian.co.tt-massy.html": (
        "Massy Stores stalled nationwide by cyber attack", "Trinidad Guardian", ("Peter Christopher",), "2022-04-28"),
    "nytimes.com.blackouts.html": (
        "Rolling Blackouts in California Have Power Experts Stumped",
        "The New York Times", ("Ivan Penn",), "2020-08-16T23:40:47+00:00"),
    "politico.com.retirement.html": (
        "Mark Meadows accused of timing retirement to help elect wife’s friend",
        "Politico", ("Ally Mutnick",), "2019-12-30T05:03:00-05:00"),
    "timesofisrael.com.washington.html": (
        "State of Washington swears in first Native American-Jewish Supreme Court justice",
        "The Times of Israel", ("Emily Burack",), "2020-01-08"),
}  # fmt: skip


@pytest.mark.parametrize("name", PUBLISHED_PAGES)
def test_pages_as_published(name: str, corpora: Path):
    path = corpora / "html" / name
    if not path.exists():
        pytest.skip(f"the folder of the corpora has no {name}")
    [reading], problems = collect(path)
    article = reading.article
    assert article.published is not None
    found = (article.title, article.outlet, article.authors, article.published.isoformat())
    assert found == PUBLISHED_PAGES[name]
    assert not problems
    assert all(reading.origins[field] for field in ("title", "outlet", "published"))


_FURNITURE = re.compile(
    r"newsletter|by email|sign up|read more|share this|cookies|contributed to this|follow us", re.IGNORECASE
)


def test_quotations_of_published_pages(corpora: Path, rules):
    """Offsets are true in the extracted body, and nothing is quoted from what is not the article."""
    pages = sorted((corpora / "html").glob("*.html"))
    articles = [reading.article for path in pages for reading in collect(path)[0] if reading.article.language == "en"]
    total = 0
    for article in articles:
        for quote in quoteattr.extract(article, rules):
            total += 1
            for span in (*quote.content, *quote.fragments, *filter(None, (quote.source, quote.via))):
                assert article.text[span.start : span.end] == span.text
            assert not _FURNITURE.search(quote.text), quote.text
    assert total > 60
