"""The pictures of this site, taken anew in headless Chromium: ``python docs/pictures.py`` after the site was built."""

import dataclasses
import sys
import tempfile
import threading
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

from PIL import Image

import quoteattr
from quoteattr import analysis, demo
from quoteattr.reviewing import make_server

HERE = Path(__file__).resolve().parent
IMAGES = HERE / "images"

sys.path.insert(0, str(HERE.parent / "tests"))
from browser import Browser  # noqa: E402


def main() -> None:
    pairs = list(quoteattr.pipe(quoteattr.read_articles(HERE.parent / "notebooks" / "larsen_bay.jsonl")))
    found = (demo.article(), quoteattr.extract(demo.article()))
    ax = analysis.who_is_quoted(pairs, top=8).plot()
    ax.figure.savefig(IMAGES / "who.png", dpi=80)
    with tempfile.TemporaryDirectory() as folder:
        browser = Browser(Path(folder) / "profile")
        try:
            page = Path(folder) / "page.html"
            quoteattr.render(found, page)
            browser.open(page)
            browser.picture(IMAGES / "page.png", width=1250, height=760)
            browser.click(".speakers li:nth-child(2) button")
            browser.click("article .mixed")
            browser.picture(IMAGES / "page_dark.png", dark=True, width=1250, height=760)
            review(browser, [(dataclasses.replace(demo.article(), id="demo"), found[1]), *pairs[1:]], Path(folder))
            notebook(browser)
        finally:
            browser.close()
    for path in IMAGES.glob("*.png"):  # a palette is enough for a page, and a quarter of the size
        Image.open(path).convert("RGB").quantize(96).save(path, optimize=True)


def review(browser: Browser, pairs: list, folder: Path) -> None:
    run = quoteattr.to_jsonl(pairs, folder / "larsen_bay.jsonl")
    server = make_server(run, folder / "corrections.jsonl")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    browser.open(f"http://127.0.0.1:{server.port}/")
    browser.wait_for("document.querySelector('#text .content') !== null")
    for key in "aax":
        said = browser.js("document.getElementById('said').textContent")
        browser.press(key)
        browser.wait_for(f"document.getElementById('said').textContent !== {said!r}")
    browser.js("document.getElementById('where').textContent = 'corrections: larsen_bay.corrections.jsonl'")
    browser.picture(IMAGES / "review.png", width=1250, height=760)
    server.shutdown()


def notebook(browser: Browser) -> None:
    built = HERE / "_build" / "html" / "notebooks" / "01_quickstart.html"
    browser.open(built.resolve())
    browser.js("document.querySelector('iframe').scrollIntoView({block: 'center'})")
    browser.js("new Promise((done) => setTimeout(done, 5000))")  # a frame is drawn by a process of its own
    browser.picture(IMAGES / "notebook.png", width=1150, height=900)


if __name__ == "__main__":
    main()
