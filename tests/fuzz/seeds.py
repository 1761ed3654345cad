"""The seed corpus: a few inputs of each form, made from the invented articles that the other tests read."""

import gzip
import io
import json
import tempfile
import zipfile
from pathlib import Path

from annotated import read_answer
from fuzz.targets import DATA, GATE

import quoteattr
from quoteattr import Article, Cue, Quote, Speaker, TextSpan
from quoteattr.interop.citron import to_citron
from quoteattr.interop.linked_data import to_web_annotations
from quoteattr.interop.tei import to_tei
from quoteattr.schema import record

WORDS = "“Taxes will fall,” said Ann Lee."
ROWS = [
    {"id": "a1", "text": WORDS, "title": "Taxes", "published": "2031-05-14", "outlet": "The Elm"},
    {"id": "a2", "text": "Q: Will the ferry run?\nA: On Monday, May 12.", "authors": ["Bo Kim"], "url": "x"},
]
HTML = f"<html><head><title>T</title></head><body><article><p>{WORDS}</p></article></body></html>"
RTF = r"{\rtf1\ansi\deff0 {\fonttbl{\f0 Arial;}} \pard Taxes will fall\'94, said Ann Lee.\par\u8221? }"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://elm.example/a\r\nWARC-Date: 2031-05-14T00:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; "
    "msgtype=response\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
)
TSV = (
    "#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|label\n\n\n#Text=Taxes will fall, said Ann.\n"
    "1-1\t0-5\tTaxes\tCONTENT[1]\t\n1-2\t6-10\twill\tCONTENT[1]\t\n1-3\t11-15\tfall\tCONTENT[1]\t\n"
)
ANN = (
    "T1\tContent 0 18\t“Taxes will fall,”\nT2\tCue 19 23\tsaid\nT3\tSource 24 31\tAnn Lee\nR1\tCue_of Arg1:T2 Arg2:T1\n"
)


def example() -> tuple[Article, Quote]:
    article = Article(text=WORDS, id="a1", title="Taxes")

    def span(start: int, end: int) -> TextSpan:
        return TextSpan(start=start, end=end, text=WORDS[start:end])

    quote = Quote(
        id="q1", kind="direct", content=(span(0, 18),), fragments=(span(1, 17),), text=WORDS[:18],
        cue=Cue(span=span(19, 23), lemma="say", stance="say"), source=span(24, 31),
        speaker=Speaker(id="s1", name="Ann Lee", type="PERSON", mentions=(span(24, 31),)), article=article,
    )  # fmt: skip
    return article, quote


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def warc() -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{HTML}"
    return WARC.format(length=len(body.encode()), body=body).encode()


def seeds(target: str) -> list[bytes]:
    """Inputs of a target's form."""
    article, quote = example()
    texts = [read_answer(json.loads(line)["text"]).text for line in GATE.read_text(encoding="utf8").splitlines()[::40]]
    texts += [path.read_text(encoding="utf8")[:3000] for path in sorted((DATA / "pages").glob("*.txt"))[:4]]
    exports = [path.read_bytes()[:4000] for path in sorted((DATA / "ingest").glob("*.txt"))]
    dated = ["on March 2, between Monday and Friday", "earlier this year", "at 5 p.m. on 3/4/2031", "since last week"]
    forms: dict[str, list[bytes]] = {
        "dates": [text.encode() for text in dated + texts],
        "read-text": exports,
        "read-any": exports,
        "read-html": [HTML.encode(), (DATA / "ingest" / "page.html").read_bytes()],
        "read-jsonl": ["\n".join(map(json.dumps, ROWS)).encode()],
        "read-json": [json.dumps(ROWS).encode(), json.dumps({"articles": ROWS}).encode()],
        "read-csv": [b'id,text,published\n1,"Taxes, said Ann",2031-05-14\n2,x,\n'],
        "read-tsv": [b"id\ttext\n1\tTaxes, said Ann\n"],
        "read-feed": [(DATA / "ingest" / "feed.rss").read_bytes()],
        "read-rtf": [RTF.encode()],
        "read-warc": [warc(), gzip.compress(warc())],
        "read-gzip": [gzip.compress(WORDS.encode())],
        "read-zip": [zipped({"a.txt": WORDS.encode(), "b/c.jsonl": json.dumps(ROWS[0]).encode()})],
        "records": [json.dumps(record(article, [quote])).encode()],
        "jsonl": [json.dumps(record(article, [quote])).encode()],
        "citron": [json.dumps(to_citron(article, [quote])).encode()],
        "annotations": [json.dumps(to_web_annotations([quote])).encode()],
        "people": [json.dumps([{"name": "Ann Lee", "role": "mayor", "from": "2031-01-01"}]).encode()],
        "people-csv": [b"name,aliases,role,country,from,to\nAnn Lee,A. Lee|Lee,mayor,GB,2031-01-01,\n"],
        "tei": [to_tei([quote]).encode()],
        "gold-jsonl": [json.dumps({**ROWS[0], "attributions": [{"id": "1", "content": [[0, 18]]}]}).encode()],
        "gold-ann": [ANN.encode()],
        "gold-tsv": [TSV.encode()],
        "gold-spacy": [_docbin()],
        "read-docx": [_docx()],
        "read-excel": [_written("a.xlsx", quote)],
        "read-parquet": [_written("a.parquet", quote)],
    }
    return forms.get(target, [text.encode() for text in texts])


def _written(name: str, quote: Quote) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        (quoteattr.to_excel if name.endswith("xlsx") else quoteattr.to_parquet)([quote], path)
        return path.read_bytes()


def _docx() -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": body.encode()})


def _docbin() -> bytes:
    import spacy
    from spacy.tokens import DocBin, Span

    doc = spacy.blank("en")("Taxes will fall, said Ann.")
    doc.spans["quoteattr"] = [Span(doc, 0, 3, "CONTENT", span_id="1"), Span(doc, 5, 6, "SOURCE", span_id="1")]
    return DocBin(docs=[doc], store_user_data=True).to_bytes()
