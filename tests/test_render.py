"""Pages and notebook views: everything escaped, nothing loaded, every quotation in place."""

import dataclasses
import datetime
import re
from html.parser import HTMLParser
from importlib.resources import files
from types import SimpleNamespace

import pytest
import spacy
from handmade import quotes
from hypothesis import given
from hypothesis import strategies as st

import quoteattr.rendering
from quoteattr import Article, Cue, Quote, QuoteDate, Speaker, TextSpan, demo
from quoteattr.annotations import Attribution, write_attributions
from quoteattr.errors import InputError
from quoteattr.pipeline import make_doc
from quoteattr.rendering import article_html, displacy_view, quote_html, quotes_html, render, show
from quoteattr.rendering.page import LONG
from quoteattr.rendering.segments import CONTENT, Part, paragraphs, segments
from quoteattr.rendering.voices import COLOURS, position

EVIL = (
    '</span></script><script>window.owned = 1</script><img src=x onerror="window.owned=1">'
    "<!-- <![CDATA[ \" ' & ]]> --!> </textarea></title></style><svg onload=window.owned=1>"
    "<iframe srcdoc='<script>parent.owned=1</script>'></iframe><b onmouseover='window.owned=1' onclick=window.owned=1>"
)


class Reader(HTMLParser):
    """What a browser sees of a page: its elements, and the text inside the articles' paragraphs."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.paragraphs = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br", "img"):
            self.open.append((tag, dict(attrs)))
        if tag in ("p", "h1") and any(name == "article" for name, _ in self.open):
            self.paragraphs.append("")

    def handle_endtag(self, tag):
        assert self.open[-1][0] == tag
        self.open.pop()

    def handle_data(self, data):
        names = [name for name, _ in self.open]
        if "article" in names and ("p" in names or "h1" in names):
            self.paragraphs[-1] += data

    def texts(self, **wanted):
        return [attrs for _, attrs in self.elements if all(attrs.get(k) == v for k, v in wanted.items())]


def evil_quotes():
    """Quotations of which everything that an article gives is an attempt to get out of the page."""
    lines = [f"“{EVIL}”", f"{EVIL} ", f"{EVIL}  ", f"{EVIL}   ", f"{EVIL}    "]
    text = f"{EVIL}\n" + "\n".join(lines)
    article = Article(
        text=text, title=EVIL, outlet=EVIL, domain=EVIL, authors=(EVIL,), url=f'javascript:alert(1)"{EVIL}', id=EVIL,
        wire=EVIL, dateline=EVIL, section=EVIL, genre=EVIL, language=EVIL,
    )  # fmt: skip

    def at(words):
        start = text.rindex(words)
        return TextSpan(start=start, end=start + len(words), text=words)

    content, cue, source, via, when = map(at, lines)
    speaker = Speaker(id="S1", name=EVIL, type="PERSON", role=EVIL, affiliation=EVIL, known_as=EVIL)
    day = datetime.date(2031, 5, 12)
    date = QuoteDate(text=EVIL, span=when, start=day, end=day, grain="day", iso="2031-05-12", basis="stated")
    quote = Quote(
        id=EVIL, kind="direct", content=(content,), text=content.text, speaker=speaker, article=article, source=source,
        cue=Cue(span=cue, lemma=EVIL, stance="deny", negated=True), via=via, addressee=source, date=date, parent=EVIL,
        evidence=(EVIL,),
    )  # fmt: skip
    return (quote,)


def test_every_article_text_is_there_as_it_was():
    article = demo.article()
    page = Reader(render(quotes(article)))
    lines = [line for line in article.text.splitlines() if line.strip()]
    shown = [line for line in page.paragraphs if not line.startswith("The Larsen Bay Post ·")]
    assert shown == lines


def test_content_cue_and_source_are_marked_in_place_with_their_kind():
    html = render(quotes())
    for kind, words in {
        "direct": "“We have looked at every bolt of that pier,”",
        "mixed": "The repairs “may well run into October”",
        "indirect": "that jobs were at risk",
    }.items():
        assert re.search(rf'<span class="m content {kind} [^>]*>{re.escape(words)}</span>', html)
    assert re.search(r'<span class="m source [^>]*>Varga</span> <span class="m cue [^>]*>told</span>', html)


def test_speaker_stance_and_negation_are_told_by_more_than_colour():
    tags = [attrs["data-tag"] for attrs in Reader(render(quotes())).texts() if attrs.get("tabindex")]
    assert tags == ["IV", "IV", "TR", "TR deny", "?", "MA", "IV not said"]


def test_the_speakers_stand_beside_with_how_often_they_are_quoted():
    html = render(quotes())
    assert "<h2>3 speakers</h2>" in html
    assert re.search(r"Ilse Varga<small>mayor</small></span><span class=\"number\">3<", html)


def test_role_and_affiliation_are_each_told_once():
    def told(role, affiliation):
        return position(Speaker(id="S", name="Ann Lee", type="PERSON", role=role, affiliation=affiliation))

    assert told("minister", "the Cabinet") == "minister, the Cabinet"
    assert told("head of Northstrand Ferries", "Northstrand Ferries") == "head of Northstrand Ferries"
    assert told(None, "the Cabinet") == "the Cabinet"
    assert told("minister", None) == "minister"
    assert position(None) == ""


def test_a_nested_quotation_keeps_both():
    html = render(quotes())
    inner = re.search(r"<span ([^>]*)>the cranes arrived</span>", html)[1]
    assert 'data-q="5 4"' in inner
    assert "inner" in inner


def test_a_page_loads_nothing_and_runs_only_its_own_script():
    html = render(quotes())
    page = Reader(html)
    assert not [attrs for tag, attrs in page.elements if tag in ("link", "img", "iframe", "object", "base")]
    assert not re.search(r"url\(|@import|src=", html)
    assert [attrs for tag, attrs in page.elements if tag == "script"] == [
        {"type": "application/json", "id": "cards"},
        {"type": "application/json", "id": "cells"},
        {},
    ]
    (policy,) = [
        attrs["content"] for tag, attrs in page.elements if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert "default-src 'none'" in policy
    assert re.search(r"script-src 'sha256-[\w+/]{43}='", policy)


@pytest.mark.parametrize("make", [render, quotes_html, lambda q: quote_html(q[0]), lambda q: show(q)._repr_html_()])
def test_nothing_from_an_article_becomes_markup(make):
    page = Reader(make(evil_quotes()))
    names = [tag for tag, _ in page.elements]
    assert "svg" not in names
    assert "img" not in names
    assert names.count("script") in (0, 3)
    for tag, attrs in page.elements:
        assert not [name for name in attrs if name.startswith("on")], tag
        assert not attrs.get("href", "").startswith("javascript:")


def test_only_addresses_of_the_web_become_links():
    for url, linked in [("https://post.example/a?b=1&c=2", True), ("javascript:alert(1)", False), ("//[x", False)]:
        page = Reader(article_html(Article(text="x", url=url), ()))
        assert bool([tag for tag, _ in page.elements if tag == "a"]) is linked


def test_articles_without_quotations_or_text_have_a_page():
    assert "0 speakers" in article_html(Article(text=""), ())
    assert "0 articles" in render(())


def test_several_articles_share_a_page_and_a_speaker_by_name():
    first, second = quotes(), quotes(dataclasses.replace(demo.article(), id="other", outlet="The Evening Gull"))
    html = render([*first, *second])
    assert html.count("<article>") == 2
    assert re.search(r"Ilse Varga<small>mayor</small></span><span class=\"number\">6<", html)
    assert "<h2>4 speakers</h2>" in html  # "the mayor" of one article need not be that of another


def test_of_several_articles_one_without_a_title_has_a_heading_too():
    untitled = [Article(text="It rains.", id="a.txt"), Article(text="It snows.")]
    page = render([(article, ()) for article in untitled])
    assert re.findall("<h1>(.*?)</h1>", page) == ["a.txt", "Article 2"]
    assert "<h1>" not in article_html(untitled[0], ())


def test_the_page_is_written_where_asked(tmp_path):
    assert (tmp_path / "p.html").write_text("") == 0
    assert render(quotes(), str(tmp_path / "p.html")) == tmp_path / "p.html"  # as `to_csv` does
    assert render(quotes()) == (tmp_path / "p.html").read_text("utf-8")
    assert show(quotes()).save(tmp_path / "q.html").read_text("utf-8") == show(quotes()).html


@pytest.mark.parametrize("wrong", ["a text", None, 3, Article(text="x")])
def test_what_cannot_be_rendered_is_refused_in_words(wrong):
    with pytest.raises(InputError, match="Give quotations"):
        render(wrong)


def test_a_doc_is_rendered_with_its_page_furniture_small():
    spacy = pytest.importorskip("spacy")
    from quoteattr.annotations import Attribution, Section, write_attributions, write_sections

    doc = spacy.blank("en")("Taxes will fall, Ann Lee said.\nRead more")
    with pytest.raises(InputError, match="went through no pipeline"):
        render(doc)
    write_sections(doc, [Section(0, 30, "body"), Section(31, 40, "furniture")])
    write_attributions(doc, [Attribution("Q1", ((0, 15),), (25, 29), (17, 24))])
    html = render(doc)
    assert '<p dir="auto" class="furniture">Read more</p>' in html
    assert re.search(r'class="m content indirect [^>]*>Taxes will fall</span>', html)


def test_lone_surrogates_do_not_stop_a_page(tmp_path):
    article = Article(text="half \ud83d an emoji \x00")
    render([(article, ())], tmp_path / "p.html")
    assert "half \ufffd an emoji" in (tmp_path / "p.html").read_text("utf-8")


def test_a_quotation_shows_itself_in_a_notebook_with_speaker_kind_and_date():
    html = quotes()[2]._repr_html_()
    assert "<b>Tomas Reuel</b> · chief executive, Northstrand Ferries · mixed · 2031-05-12" in html
    assert "<b>he</b> <i>said</i>" in html
    assert re.search(r"<mark [^>]*>The repairs “may well run into October”</mark>", html)


def test_a_long_paragraph_is_cut_at_words_around_the_quotation():
    text = "alpha " * 200 + "taxes will fall" + " omega" * 200
    span = TextSpan(start=1200, end=1215, text="taxes will fall")
    html = quote_html(Quote(id="Q", kind="indirect", content=(span,), text=span.text, article=Article(text=text)))
    words = re.sub("<[^>]+>", "", html)
    assert re.fullmatch(r"… (alpha )+taxes will fall( omega)+ …— no speaker found · indirect", words)
    assert len(words) < 420


def test_a_long_table_says_how_much_is_left():
    html = quotes_html(quotes(), rows=3)
    assert html.count("<tr>") == 4
    assert "and 4 more" in html


def test_a_notebook_extension_shows_tuples_of_quotations():
    made = {}
    formatter = SimpleNamespace(
        for_type=lambda kind, make: made.setdefault(kind.__name__, make),
        for_type_by_name=lambda module, name, make: made.setdefault(name, make),
    )
    shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter}))
    quoteattr.rendering.load_ipython_extension(shell)
    assert "Ilse Varga" in made["tuple"](quotes())
    assert made["tuple"]((1, 2)) is None
    assert made["list"]([]) is None
    assert "iframe" in made["tuple"]((demo.article(), quotes()))
    assert "iframe" in made["list"]([(demo.article(), quotes()), (demo.article(), ())])
    assert made["list"]([(demo.article(), 3)]) is None
    assert made["Doc"](SimpleNamespace(user_data={})) is None

    class Own(tuple):
        def _repr_html_(self):
            return "its own"

    assert made["tuple"](Own((1,))) == "its own"


def test_an_article_shows_itself_in_a_notebook_with_everything_escaped():
    html = Article(text=EVIL, title=EVIL)._repr_html_()
    assert html.count("<") == 2  # the frame's own tags
    assert 'sandbox="allow-scripts allow-popups"' in html


def test_outside_a_notebook_a_view_says_how_to_see_it_and_opens(monkeypatch):
    import webbrowser

    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    view = show(quotes())
    assert ".open()" in repr(view) and ".open()" in (show.__doc__ or "")
    path = view.open()
    assert opened == [path.as_uri()]
    assert path.read_text("utf-8") == view.html


def test_displacy_draws_contents_cues_and_sources():
    spacy = pytest.importorskip("spacy")
    from quoteattr.annotations import Attribution, write_attributions
    from quoteattr.rendering import displacy_view

    doc = spacy.blank("en")("Taxes will fall, Ann Lee said <b>.")
    with pytest.raises(InputError, match="went through no pipeline"):
        displacy_view(doc)
    write_attributions(doc, [Attribution("Q1", ((0, 15),), (25, 29), (17, 24))])
    html = displacy_view(doc)
    assert all(label in html for label in ("CONTENT", "CUE", "SOURCE"))
    assert "&lt;b&gt;" in html or "&lt;" in html
    assert "<b>" not in html
    with pytest.raises(InputError, match="displaCy draws a Doc"):
        displacy_view(quotes())


@given(
    st.text(alphabet="ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8),
)
def test_segments_cover_the_text_once_with_the_spans_that_reach_them(text, spans):
    parts = [Part(min(a, len(text)), min(b, len(text)), CONTENT, n) for n, (a, b) in enumerate(spans) if a < b]
    parts = [part for part in parts if part.start < part.end]
    lines = []
    for start, end, touching in paragraphs(text, parts):
        assert sorted(touching) == sorted(part for part in parts if part.start < end and start < part.end)
        runs = list(segments(start, end, touching))
        assert "".join(text[run.start : run.end] for run in runs) == text[start:end]
        for run in runs:
            covering = {part.quote for part in parts if part.start <= run.start and run.end <= part.end}
            assert {part.quote for part in run.parts} == covering
        lines.append(text[start:end])
    assert lines == [line.rstrip() for line in text.splitlines() if line.strip()]


@given(
    st.text(alphabet="ab<>&\"' \n\u2028é", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["content", "source"])), max_size=6),
)
def test_any_text_with_any_spans_stays_what_it_was(text, spans):
    found = []
    article = Article(text=text)
    for number, (start, end, role) in enumerate(spans):
        piece = TextSpan(start=start, end=end, text=text[start:end])
        about = {"content": (piece,)} if role == "content" else {"content": (), "source": piece}
        found.append(Quote(id=str(number), kind="mixed", text=piece.text, article=article, **about))
    page = Reader(article_html(article, found))
    assert page.paragraphs[1:] == [line.rstrip() for line in text.splitlines() if line.strip()]
    for quote in found:
        Reader(quote_html(quote))


SHOWN = """[...document.querySelectorAll('article [data-tag]')]
    .filter((e) => getComputedStyle(e, '::before').display !== 'none').map((e) => e.dataset.tag)"""


def test_a_click_on_a_speaker_shows_only_theirs_and_another_all(browser, tmp_path):
    render(quotes(), tmp_path / "p.html")
    browser.open(tmp_path / "p.html")
    assert len(browser.js(SHOWN)) == 7
    browser.click(".speakers li:nth-child(2) button")
    assert browser.js(SHOWN) == ["TR", "TR deny"]
    assert browser.js("document.querySelector('.speakers [aria-pressed=true]').textContent").startswith("TRTomas Reuel")
    browser.click(".speakers li:nth-child(2) button")
    assert len(browser.js(SHOWN)) == 7
    browser.click("input[value=indirect]")
    assert browser.js(SHOWN) == ["IV", "IV", "TR"]
    browser.press("Escape")
    assert len(browser.js(SHOWN)) == 7


def test_a_click_on_a_quotation_tells_what_is_known_of_it(browser, tmp_path):
    render(quotes(), tmp_path / "p.html")
    browser.open(tmp_path / "p.html")
    browser.click("article .mixed")
    card = browser.js("document.getElementById('card').innerText")
    assert "Tomas Reuel" in card
    assert "2031-05-12 (“on Monday”, stated)" in card
    assert "in comments published by the Larsen Courier" in card
    chosen = browser.js("[...document.querySelectorAll('.chosen')].map((e) => e.textContent)")
    assert chosen[:3] == ["The repairs “may well run into October”", "he", "said"]
    assert chosen[3:] == ["in comments published by the Larsen Courier", "on Monday"]
    browser.press("j")
    assert "that jobs were at risk" in browser.js("document.getElementById('card').innerText")
    browser.click("article h1")
    assert "Click a quotation" in browser.js("document.getElementById('card').innerText")
    assert browser.js("document.querySelector('.chosen') === null")


def test_a_narrow_page_keeps_its_legend_and_tints_no_space_at_a_lines_end(browser, tmp_path):
    render(quotes(), tmp_path / "p.html")
    browser.open(tmp_path / "p.html")
    browser.call("Emulation.setDeviceMetricsOverride", width=500, height=900, deviceScaleFactor=1, mobile=False)
    try:
        assert browser.js("document.querySelector('.signs').offsetHeight") > 0
        assert "in the speaker’s words" in browser.js("document.querySelector('.signs').innerText")
        # a space before a word of the next line has no width
        hanging = """[...document.querySelectorAll('article .content')].some((e) => {
            const range = document.createRange(), words = e.firstChild.data;
            return [...words].some((c, n) => {
                if (c !== ' ' || n + 2 > words.length) return false;
                range.setStart(e.firstChild, n); range.setEnd(e.firstChild, n + 1);
                const space = range.getBoundingClientRect();
                range.setStart(e.firstChild, n + 1); range.setEnd(e.firstChild, n + 2);
                return range.getBoundingClientRect().top > space.top + 5 && space.width > 0;
            });
        })"""
        assert not browser.js(hanging)
    finally:
        browser.call("Emulation.clearDeviceMetricsOverride")


LONG_PAGE = 450  # quotations: enough for blocks, and for more than the first rows of the table


def long_page():
    """Ann Lee and Bo Kim by turns, a paragraph each; every third is indirect."""
    names = [("Ann Lee", "Bo Kim")[n % 2] for n in range(LONG_PAGE)]
    lines = [f"Number {n} is what is said, {name} said." for n, name in enumerate(names)]
    article, made, start = Article(text="\n".join(lines)), [], 0
    for n, (name, line) in enumerate(zip(names, lines, strict=True)):
        words = line.partition(",")[0]
        made.append(
            Quote(
                id=f"q{n}", kind="direct" if n % 3 else "indirect", text=words, article=article,
                content=(TextSpan(start=start, end=start + len(words), text=words),),
                speaker=Speaker(id=name, name=name, type="PERSON"),
            )
        )  # fmt: skip
        start += len(line) + 1
    return made


def test_a_long_page_filters_what_comes_near_and_lists_some_rows_at_a_time(browser, tmp_path):
    render(long_page(), tmp_path / "p.html")
    browser.open(tmp_path / "p.html")
    assert browser.js("document.querySelectorAll('article p:not(.about)').length") == LONG_PAGE
    browser.click(".speakers li:nth-child(2) button")  # Bo Kim
    last = "document.querySelector('article [data-q=\"448\"]')"  # Ann Lee
    browser.js(f"{last}.scrollIntoView()")
    browser.wait_for(f"{last}.classList.contains('off')")
    assert browser.js(f"getComputedStyle({last}, '::before').display") == "none"
    assert not browser.js("document.querySelector('article [data-q=\"449\"]').classList.contains('off')")
    browser.js("document.querySelector('.all').open = true")
    browser.wait_for("document.querySelectorAll('.all tbody tr').length === 200")
    browser.click("#more")
    assert browser.js("document.querySelectorAll('.all tbody tr').length") == LONG_PAGE // 2
    assert browser.js("document.getElementById('more').hidden")
    browser.click("input[value=indirect]")
    assert browser.js("document.querySelectorAll('.all tbody tr').length") == 150
    browser.press("Escape")
    browser.js(f"{last}.scrollIntoView()")
    browser.wait_for(f"!{last}.classList.contains('off')")
    browser.press("j")
    assert browser.js("document.querySelector('.chosen').dataset.q") == "0"


@pytest.mark.parametrize("copies", [1, LONG + 1])
def test_an_evil_article_runs_nothing_and_no_page_asks_the_network(browser, tmp_path, copies):
    for made in (evil_quotes() * copies, quotes()):
        render(made, tmp_path / "p.html")
        browser.open(tmp_path / "p.html")
        browser.click("article [data-tag]")
        browser.click(".speakers button")
        browser.click(".speakers button")
        browser.js("document.querySelector('.all').open = true")
        browser.wait_for("document.querySelectorAll('.all tbody tr').length > 0")
        browser.click(".all tbody td")
        browser.press("j")
        assert browser.js("document.title") == made[0].article.title
        assert browser.js("window.owned === undefined")
        assert browser.js("document.querySelectorAll('img, svg, iframe, b').length") == 0
        asked = [
            e["params"]["request"]["url"] for e in browser.events if e.get("method") == "Network.requestWillBeSent"
        ]
        assert asked == [(tmp_path / "p.html").as_uri()]
        assert not [e for e in browser.events if e.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded")]


@pytest.mark.parametrize(
    "make", [quotes_html, lambda q: quote_html(q[0]), lambda q: show(q)._repr_html_(), lambda q: displacy_of(q[0])]
)
def test_what_a_notebook_shows_of_an_evil_article_runs_nothing(browser, tmp_path, make):
    """Without the page's policy around it, which a notebook does not have."""
    (tmp_path / "n.html").write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{make(evil_quotes())}", "utf-8")
    browser.open(tmp_path / "n.html")
    assert browser.js("window.owned === undefined")
    assert browser.js("document.querySelectorAll('img, script, b[onclick]').length") == 0


def displacy_of(quote):
    """What displaCy draws of a Doc with this quotation's spans."""
    nlp = spacy.blank("en")
    doc = make_doc(nlp, quote.article)
    span = Attribution("q1", ((quote.content[0].start, quote.content[0].end),), None, None)
    write_attributions(doc, [span])
    return displacy_view(doc)


def _luminance(colour: str) -> float:
    """Relative luminance, after WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_is_legible_on_light_and_on_dark_paper():
    style = files("quoteattr.rendering").joinpath("page.css").read_text("utf-8")
    palettes = [dict(re.findall(r"--(\w+): (#\w{6});", block)) for block in re.findall(r":root \{(.*?)\}", style, re.S)]
    assert len(palettes) == 2
    for palette in palettes:
        paper = _luminance(palette["paper"])
        for name in ("ink", "soft", "none", *(f"p{n}" for n in range(COLOURS))):
            light, dark = sorted((paper, _luminance(palette[name])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{name}: {palette[name]} on {palette['paper']}"
