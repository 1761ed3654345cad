"""The reviewing page: what it lists, what it saves, whom it refuses, and that the run stays as it is."""

import dataclasses
import json
import threading
from pathlib import Path

import pytest
from handmade import quotes, span

from quoteattr import Article, Quote, Speaker, demo, to_arrow, to_jsonl
from quoteattr.corpora import read_gold
from quoteattr.corpora.annotated import read_annotated
from quoteattr.errors import InputError

pytest.importorskip("werkzeug", reason="werkzeug is not installed")

from werkzeug.test import Client

from quoteattr.reviewing import corrections_path, make_server
from quoteattr.reviewing.app import App
from quoteattr.reviewing.decisions import Corrections
from quoteattr.reviewing.filters import Filter, facets, matching
from quoteattr.reviewing.runs import open_run

HOST = "127.0.0.1:9"


def emoji():
    """An article in which characters and JavaScript's units differ."""
    text = "😀 “It works,” said Ann Lee."
    article = Article(text=text, id="emoji", outlet="The Evening Gull", published="2031-06-01")
    content = span(article, "“It works,”")
    speaker = Speaker(id="S1", name="Ann Lee", type="PERSON")
    return article, (
        Quote(id="Q1", kind="direct", content=(content,), text=content.text, speaker=speaker, article=article),
    )


@pytest.fixture
def saved(tmp_path):
    return to_jsonl([(demo.article(), quotes()), emoji()], tmp_path / "quotes.jsonl")


def as_folder(folder: Path, with_text: bool = True) -> Path:
    """A corpus run's folder, partitioned, as `quoteattr run` lays it out."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for article, found in [(demo.article(), quotes()), emoji()]:
        table = to_arrow([(article, found)])
        for name in ("said_on", "published"):
            table = table.set_column(
                table.schema.get_field_index(name), name, table[name].cast(pa.timestamp("us")).cast(pa.date32())
            )
        about = {
            "article_id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "published_iso": article.published.isoformat(),
            "url": article.url,
            "wire": article.wire,
            "text": article.text if with_text else None,
        }
        rows = pa.Table.from_pylist([about], pa.schema([(name, pa.string()) for name in about]))
        for kind, part in (("quotes", table), ("articles", rows)):
            place = folder / kind / f"outlet_folder={article.id}"
            place.mkdir(parents=True)
            pq.write_table(part, place / "0.parquet")
    return folder


class Page:
    """The application, asked as its own page asks it."""

    def __init__(self, run: Path, out: Path) -> None:
        self.app = App(open_run(run), Corrections(out), {HOST})
        self.out = out

    def get(self, path, **headers):
        known = {"Host": HOST, "X-Quoteattr-Token": self.app.token}
        return Client(self.app).get(path, headers={**known, **headers}, base_url=f"http://{HOST}")

    def post(self, path, body, **headers):
        known = {"Host": HOST, "X-Quoteattr-Token": self.app.token}
        return Client(self.app).post(path, json=body, headers={**known, **headers}, base_url=f"http://{HOST}")

    def quote(self, article, key):
        return next(q for q in self.get(f"/api/article?id={article}").json["quotes"] if q["quote_id"] == key)

    def decide(self, key, decision="accept", article="demo", **changes):
        one = self.quote(article, key)
        kept = {name: one[name] for name in ("content", "cue", "source", "speaker", "type", "date")}
        body = {"article": article, "quote": key, "decision": decision, **kept, **changes}
        return self.post("/api/decide", body)

    def line(self):
        return json.loads(self.out.read_text("utf-8").splitlines()[0])


@pytest.fixture
def page(saved, tmp_path):
    return Page(saved, tmp_path / "corrections.jsonl")


@pytest.mark.parametrize("make", [as_folder, lambda folder: None])
def test_a_folder_and_a_file_show_the_same(make, saved, tmp_path):
    run = open_run(make(tmp_path / "OUT") or saved)
    assert run.quotes.num_rows == 8
    assert {one["value"]: one["count"] for one in facets(run)["outlet"]} == {
        "The Larsen Bay Post": 7,
        "The Evening Gull": 1,
    }
    assert run.article("emoji")["text"] == emoji()[0].text

    def found(**asked):
        return len(matching(run, Filter(**asked), {0: "accepted"}))

    assert found() == 8
    assert found(speaker="reuel") == 2
    assert found(outlet="The Evening Gull") == 1
    assert found(kind="indirect") == 4
    assert found(since="2031-05-13", until="2031-05-13") == 1  # by the quotation's own day
    assert found(since="2031-05-14", until="2031-05-14") == 5  # by publication, where it has none
    assert found(at_most=0.9) == 7  # what has no confidence passes
    assert found(words="TIMETABLE") == 1
    assert (found(state="open"), found(state="accepted")) == (7, 1)


@pytest.mark.parametrize("name", ["nothing", "empty", "empty.jsonl"])
def test_what_is_no_run_is_refused_in_words(name, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.jsonl").write_text("")
    with pytest.raises(InputError, match=r"run|There are no quotations"):
        open_run(tmp_path / name)


def test_the_page_asks_and_lists(page):
    assert page.app.token in page.get("/").text
    assert page.get("/static/review.js").mimetype == "text/javascript"
    assert page.get("/static/app.py").status_code == 404
    listed = page.get("/api/quotes?speaker=varga&kind=direct").json
    assert [row["quote_id"] for row in listed["rows"]] == ["Q1", "Q2"]
    assert (listed["total"], listed["decided"], listed["all"]) == (2, 0, 8)
    assert page.get("/api/quotes?at_most=x").status_code == 400
    assert page.get("/api/quotes?state=done").status_code == 400
    assert page.get("/api/quotes?offset=100").json["rows"] == []


def test_accepting_keeps_what_the_run_says(page):
    assert page.decide("Q3").status_code == 200
    kept = page.line()
    assert kept["complete"] is False
    (one,) = kept["attributions"]
    quote = quotes()[2]
    assert (one["decision"], one["kind"], one["speaker"], one["date"]) == (
        "accepted",
        "mixed",
        "Tomas Reuel",
        "2031-05-12",
    )
    assert one["content"] == [[quote.content[0].start, quote.content[0].end]]
    assert page.get("/api/quotes?state=accepted").json["total"] == 1


def test_span_speaker_and_date_are_corrected_and_undone(page):
    start, end = page.quote("demo", "Q3")["content"][0]
    page.decide("Q3", content=[[start, end - 1]], speaker=" Ilse Varga ", date="2031-05")
    (one,) = page.line()["attributions"]
    assert (one["decision"], one["speaker"], one["date"]) == ("corrected", "Ilse Varga", "2031-05")
    assert one["content"] == [[start, end - 1]]
    page.decide("Q3", "clear")
    assert page.out.read_text() == ""


def test_offsets_are_characters_in_the_file_and_units_on_the_page(page):
    one = page.quote("emoji", "Q1")
    assert one["content"] == [[3, 14]]
    page.decide("Q1", article="emoji")
    assert page.line()["attributions"][0]["content"] == [[2, 13]]


def test_a_finished_article_is_gold_for_evaluation_and_training(page):
    for key in ("Q1", "Q2", "Q3", "Q4", "Q7"):
        page.decide(key)
    finish = {"article": "demo", "complete": True}
    assert "still open" in page.post("/api/finish", finish).json["error"]
    page.decide("Q5", "reject")
    page.decide("Q6", "reject")
    words = "1,200 passengers a day used the terminal in April"
    at = demo.article().text.index(words)
    added = {"article": "demo", "quote": None, "decision": "accept", "content": [[at, at + len(words)]]}
    assert page.post("/api/decide", {**added, "speaker": "the port authority", "type": "ORG"}).json == {
        "quote": "added1"
    }
    assert read_gold(page.out) == ()
    assert page.post("/api/finish", finish).json == {"complete": True}
    page.decide("Q1", article="emoji")  # an article that is not finished is passed over
    (gold,), (trained,) = read_gold(page.out), read_annotated(page.out)
    assert gold.text == trained.text == demo.article().text
    assert len(gold.attributions) == len(trained.attributions) == 6
    first = gold.attributions[0]
    assert first.content == tuple((piece.start, piece.end) for piece in quotes()[0].content)
    assert first.speaker.name == "Ilse Varga"
    assert gold.attributions[-1].speaker.type == "ORG"
    assert page.line()["rejected"] == ["Q5", "Q6"]


def test_it_goes_on_where_it_stopped(page, saved):
    page.decide("Q1")
    page.decide("Q2", "reject")
    again = Page(saved, page.out)
    assert again.get("/api/quotes?state=open").json["total"] == 6
    assert again.quote("demo", "Q2")["state"] == "rejected"
    again.decide("Q3")
    assert len(again.line()["attributions"]) == 2


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"content": []}, "needs its content"),
        ({"content": [[5, 5]]}, "does not fit"),
        ({"content": [[0, 9], [4, 12]]}, "overlaps"),
        ({"content": [[0, 10**6]]}, "not a list of"),
        ({"cue": "said"}, "not a list of"),
        ({"date": "yesterday"}, "is not a date"),
        ({"speaker": 3}, "is not a text"),
        ({"decision": "perhaps"}, "Unknown decision"),
    ],
)
def test_what_does_not_fit_is_refused_and_not_saved(page, changes, complaint):
    answer = page.decide("Q1", **changes)
    assert answer.status_code == 400
    assert complaint in answer.json["error"]
    assert not page.out.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost.evil.example:9"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"X-Quoteattr-Token": "guessed"},
    ],
)
def test_strangers_are_refused(page, headers):
    for answer in (page.get("/api/quotes", **headers), page.post("/api/decide", {}, **headers)):
        assert answer.status_code == 403
        assert "quote" not in answer.text.replace("quoteattr", "").lower() or "rows" not in answer.text
    assert not page.out.exists()


def test_only_json_of_a_sensible_size_is_taken(page):
    known = {"Host": HOST, "X-Quoteattr-Token": page.app.token}
    client = Client(page.app)
    for data, mimetype in (("{}", "text/plain"), ("{", "application/json"), ("[]", "application/json")):
        answer = client.post("/api/decide", data=data, content_type=mimetype, headers=known, base_url=f"http://{HOST}")
        assert answer.status_code == 400
    assert page.post("/api/decide", {"article": "x" * (1 << 20)}).status_code == 400
    assert page.post("/api/decide", {"article": "nowhere"}).status_code == 404
    assert page.get("/nowhere").status_code == 404
    assert "default-src 'none'" in page.get("/").headers["Content-Security-Policy"]


def test_a_run_without_texts_can_be_looked_at(tmp_path):
    page = Page(as_folder(tmp_path / "OUT", with_text=False), tmp_path / "c.jsonl")
    assert page.quote("demo", "Q1")["content"] == []
    assert "did not keep" in page.decide("Q1").json["error"]


def test_the_run_is_never_changed(tmp_path):
    run = as_folder(tmp_path / "OUT")
    before = {path: path.read_bytes() for path in run.rglob("*") if path.is_file()}
    page = Page(run, corrections_path(run, None))
    page.decide("Q1")
    assert {path: path.read_bytes() for path in run.rglob("*") if path.is_file()} == before
    assert page.out == tmp_path.resolve() / "OUT.corrections.jsonl"
    with pytest.raises(InputError, match="never changed"):
        corrections_path(run, run / "quotes" / "c.jsonl")


def test_articles_of_one_name_are_told_apart(tmp_path):
    article = dataclasses.replace(demo.article(), id=None)
    path = to_jsonl([(article, quotes(article)), (article, quotes(article))], tmp_path / "q.jsonl")
    run = open_run(path)
    assert {one["article_id"] for one in run.rows(list(range(14)))} == {"article-1", "article-2"}


def test_it_listens_on_this_machine_only(saved, tmp_path):
    server = make_server(saved, tmp_path / "c.jsonl")
    try:
        assert server.server_address[0] == "127.0.0.1"
        assert server.app.hosts == {f"127.0.0.1:{server.port}", f"localhost:{server.port}"}
        with pytest.raises(InputError, match="is taken"):
            make_server(saved, tmp_path / "c.jsonl", server.port)
    finally:
        server.server_close()


@pytest.fixture
def served(tmp_path):
    """A page over an article that tries to get out, served."""
    evil = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    article = Article(text=f"{evil}\n“{evil}” said {evil}.", id="evil", title=evil, outlet=evil)
    content = span(article, f"“{evil}”")
    speaker = Speaker(id="S", name=evil, type="PERSON")
    bad = Quote(id="Q1", kind="direct", content=(content,), text=content.text, speaker=speaker, article=article)
    run = to_jsonl([(demo.article(), quotes()), (article, (bad,))], tmp_path / "quotes.jsonl")
    server = make_server(run, tmp_path / "c.jsonl")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/", tmp_path / "c.jsonl"
    server.shutdown()
    thread.join()
    server.server_close()


def progress(browser, words):
    browser.wait_for(f"document.getElementById('progress').textContent.includes({json.dumps(words)})")


def test_it_is_gone_through_by_keyboard(browser, served):
    address, out = served
    browser.open(address)
    browser.wait_for("document.querySelectorAll('.item').length === 8")
    browser.wait_for("document.getElementById('said').textContent.startsWith('“We have looked')")
    browser.press("a")
    progress(browser, "1 of 8")
    browser.press("x")
    progress(browser, "2 of 8")
    browser.wait_for("document.getElementById('said').textContent.startsWith('The repairs')")
    browser.press("]")  # the content begins a word later
    browser.press("e")
    browser.js("document.activeElement.value = 'Ilse Varga'")
    browser.press("Enter")
    progress(browser, "3 of 8")
    browser.press("k")
    browser.wait_for("document.getElementById('state').textContent.includes('corrected')")
    line = json.loads(out.read_text("utf-8"))
    assert [one["decision"] for one in line["attributions"]] == ["accepted", "corrected"]
    assert line["rejected"] == ["Q2"]
    start, end = line["attributions"][1]["content"][0]
    assert line["text"][start:end] == "repairs “may well run into October”"
    assert line["attributions"][1]["speaker"] == "Ilse Varga"


def test_selected_words_become_the_content(browser, served):
    address, out = served
    browser.open(address)
    browser.wait_for("document.querySelector('#text .content') !== null")
    browser.js(
        "(() => { const n = document.querySelector('#text .content').firstChild; const r = document.createRange();"
        " r.setStart(n, 1); r.setEnd(n, 15); getSelection().removeAllRanges(); getSelection().addRange(r); })()"
    )
    browser.press("c")
    browser.wait_for("document.getElementById('said').textContent === 'We have looked'")
    browser.press("a")
    progress(browser, "1 of 8")
    line = json.loads(out.read_text("utf-8"))
    ((start, end),) = line["attributions"][0]["content"]
    assert line["text"][start:end] == "We have looked"


def test_filters_narrow_the_list_and_an_evil_article_runs_nothing(browser, served):
    address, _ = served
    browser.open(address)
    browser.wait_for("document.querySelectorAll('.item').length === 8")
    browser.js(
        "(() => { const i = document.querySelector('[name=speaker]'); i.value = 'script';"
        " i.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )
    browser.wait_for("document.querySelectorAll('.item').length === 1")
    browser.wait_for("document.getElementById('title').textContent.includes('<script>')")
    assert browser.js("document.title") == "Review of quotes.jsonl"
    assert browser.js("document.querySelectorAll('#panes img, #panes script').length") == 0
    assert not [e for e in browser.events if e.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded")]
