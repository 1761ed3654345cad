"""How fast pages are read, and how much memory a large archive takes: reading alone, no pipeline.

usage: python benchmarks/reading.py [--pages FOLDER] [--rounds N] [--archive MEGABYTES]

Without --pages, invented pages of about 60 KB are read. --archive writes a WARC of that size (images, and a page here
and there) into the temporary folder, reads it, and removes it.
"""

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path
from statistics import median

from quoteattr import read_articles

PARAGRAPH = (
    "<p>The council of Larsen Bay will keep the ferry, Ann Lee, the mayor, said on Monday after a debate of {n} hours, "
    "and “nobody will have to take the long way round”, as she told the {n} people in the hall.</p>"
)
LINK = '<li class="menu"><a href="/s/{n}">Another story of the day, number {n}</a></li>'
HEAD = (
    '<head><title>Ferry stays, mayor {n} says</title><meta property="og:site_name" content="The Larsen Bay Post">'
    '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry stays, mayor {n} says",'
    '"datePublished": "2031-05-14T10:00:00+02:00", "author": {{"@type": "Person", "name": "Bo Kim"}}}}</script></head>'
)


def page(number: int) -> bytes:
    """An invented page: menus, thirty paragraphs, scripts."""
    body = "".join(PARAGRAPH.format(n=number + n) for n in range(30))
    menus = "".join(LINK.format(n=number + n) for n in range(250))
    script = f"<script>{'var a = [0, 1, 2];' * 1200}</script>"
    html = f"<body><nav><ul>{menus}</ul></nav><article><h1>Ferry stays</h1>{body}</article>{script}</body>"
    return f"<html>{HEAD.format(n=number)}{html}</html>".encode()


def record(url: str, kind: str, payload: bytes) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-05-14T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url))}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def write_archive(path: Path, megabytes: int) -> int:
    """A WARC of that size; the number of pages in it."""
    picture = os.urandom(1 << 20)
    pages = 0
    with path.open("wb") as file:
        for number in range(megabytes):
            file.write(record(f"https://post.example/{number}.jpg", "image/jpeg", picture))
            if number % 10 == 0:
                file.write(record(f"https://post.example/{number}", "text/html", page(number)))
                pages += 1
    return pages


def time_pages(folder: Path | None, rounds: int) -> None:
    pages = [path.read_bytes() for path in sorted(folder.glob("*.html"))] if folder else [page(n) for n in range(40)]
    for data in pages[:3]:  # warm up
        list(read_articles(data, format="html"))
    rates, read = [], 0
    for _ in range(rounds):
        start = time.process_time()
        read = sum(len(list(read_articles(data, format="html"))) for data in pages)
        rates.append(60 * len(pages) / (time.process_time() - start))
    size = sum(map(len, pages)) / len(pages) / 1000
    print(f"{read} of {len(pages)} pages of {size:.0f} KB read: {median(rates):,.0f} pages a minute of processor time")


def read_archive(megabytes: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.warc"
        pages = write_archive(path, megabytes)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start, cpu = time.perf_counter(), time.process_time()
        read = sum(1 for _ in read_articles(path))
        wall, cpu = time.perf_counter() - start, time.process_time() - cpu
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(
            f"{path.stat().st_size / 1e9:.2f} GB, {read} of {pages} pages read in {wall:.0f} s ({cpu:.0f} s of", end=""
        )
        print(f" processor time); peak memory {before // 1024} MB before, {after // 1024} MB after")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, help="a folder of .html files")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--archive", type=int, metavar="MEGABYTES")
    options = parser.parse_args()
    time_pages(options.pages, options.rounds)
    if options.archive:
        read_archive(options.archive)


if __name__ == "__main__":
    main()
