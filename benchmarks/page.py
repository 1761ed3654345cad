"""How a page with many quotations behaves in headless Chromium: seconds to make and load, milliseconds to filter.

Times are by the clock, from the act to the next frame that is done, so that other programs' load is in them; the
processor time of the page's main thread is not touched by it.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import quoteattr
from quoteattr import Article, Cue, Quote, Speaker, TextSpan

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import Browser

ACTS = {
    "filter by speaker": "document.querySelector('.speakers button').click()",
    "filter by kind": "document.querySelector('input[value=direct]').click()",
    "choose a quotation": (
        "const all = document.querySelectorAll('article [data-tag]');"
        " all[Math.floor(all.length * Math.random())].click()"
    ),
    "open the table": "document.querySelector('.all').open = !document.querySelector('.all').open",
    "scroll": "window.scrollTo(0, document.body.scrollHeight * Math.random())",
}
TIMES = 10
PAUSE = 0.3  # seconds between two acts, as a hand needs at least
TIMED = (
    "(async () => {{ const start = performance.now(); {act}; document.body.offsetHeight;"
    " await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));"
    " return performance.now() - start; }})()"
)


def many_quotes(number: int) -> list[Quote]:
    """An article of that many paragraphs, each with a quotation; 400 speakers."""
    draw = random.Random(1)
    said = "“This is what was said about the harbour in the long winter, and it was said more than once.”"
    names = [f"Speaker{n} Name{n % 97}" for n in (draw.randrange(400) for _ in range(number))]
    lines = [f"{said} said {name}, who lives by the sea.\n\n" for name in names]
    article = Article(text="".join(lines), title=f"{number} quotations")

    def span(start: int, words: str) -> TextSpan:
        return TextSpan(start=start, end=start + len(words), text=words)

    quotes, start = [], 0
    for n, (name, line) in enumerate(zip(names, lines, strict=True)):
        cue = start + len(said) + 1
        quotes.append(
            Quote(
                id=f"q{n}", kind=draw.choice(("direct", "mixed", "indirect")), content=(span(start, said),), text=said,
                cue=Cue(span=span(cue, "said"), lemma="say", stance="say"), source=span(cue + 5, name),
                speaker=Speaker(id=name, name=name, type="PERSON"), article=article,
            )
        )  # fmt: skip
        start += len(line)
    return quotes


def busy(browser: Browser) -> float:
    """Milliseconds that the page's main thread has run, which other programs' load does not change."""
    metrics = browser.call("Performance.getMetrics")["metrics"]
    return 1000 * next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def main(number: int) -> None:
    quotes = many_quotes(number)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        start = time.perf_counter()
        size = quoteattr.render(quotes, page).stat().st_size
        print(f"{number:,} quotations, {size / 1e6:.1f} MB, made in {time.perf_counter() - start:.2f} s")
        browser = Browser(Path(folder) / "profile")
        try:
            start = time.perf_counter()
            browser.open(page)
            print(f"loaded in {time.perf_counter() - start:.2f} s")
            browser.call("Performance.enable", timeDomain="threadTicks")
            for name, act in ACTS.items():
                code = TIMED.format(act=act)
                before, times = busy(browser), []
                for _ in range(TIMES):
                    times.append(browser.js(code))
                    time.sleep(PAUSE)
                worked = (busy(browser) - before) / TIMES
                print(f"{name:<20} {median(times):5.0f} ms, at most {max(times):4.0f} ms; processor {worked:3.0f} ms")
            print(f"{TIMES} times each; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        finally:
            browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", nargs="?", type=int, default=5000, help="of quotations; 5000")
    main(parser.parse_args().number)
