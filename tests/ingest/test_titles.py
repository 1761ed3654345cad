"""The first line of a pasted text is its title where it plainly is a headline, and else nothing."""

from datetime import date

import pytest

import quoteattr
from quoteattr.ingest import read
from quoteattr.ingest.titles import find_title

PROSE = "Ilse Varga, the mayor, said on Tuesday that the ferries would sail again in the spring of next year."
HEADLINE = "Ferries to sail again after repairs"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n\n{PROSE}",
        f"\n\n  {HEADLINE}  \r\n\r\n{PROSE}",
        f"{HEADLINE}\nBy Ann Lee\n{PROSE}",
        f"{HEADLINE}\n14 May 2031\n{PROSE}",
        f"{HEADLINE}\n{PROSE} {PROSE}",
        f"{HEADLINE}\n\nPORT LARSEN (AP) — The ferries will sail again in the spring, the mayor of the town says",
    ],
)
def test_a_line_that_is_set_off_above_byline_or_prose_is_the_title(text):
    assert find_title(text) == HEADLINE


@pytest.mark.parametrize(
    "line", ["“We held on”: how the pier was saved", "Mayor: ferries will sail", "Who paid for the pier?"]
)
def test_headlines_have_many_forms(line):
    assert find_title(f"{line}\n\n{PROSE}") == line


@pytest.mark.parametrize(
    "text",
    [
        "",
        HEADLINE,
        PROSE,
        f"{PROSE}\n\n{PROSE}",
        f"The ferries sail again.\n\n{PROSE}",
        f"“We held on to the rail,”\n\n{PROSE}",
        f"News\n\n{PROSE}",
        f"Home News Sport Weather\n\n{HEADLINE}\n\n{PROSE}",
        f"Home | News | Sport | Weather\n\n{PROSE}",
        f"By Ann Lee and Bo Kim\n\n{PROSE}",
        f"Wednesday, 14 May 2031, 10:15 BST\n\n{PROSE}",
        f"Photo: Ann Lee of the Post\n\n{PROSE}",
        f"The pier in May. Photograph: Ann Lee\n\n{PROSE}",
        f"Skip to main content\n\n{PROSE}",
        f"Here is what she said:\n\n{PROSE}",
        "Ilse Varga, the mayor of the town of Port Larsen, said\non Tuesday that the ferries would sail again.",
        f"Q: Who paid for the pier?\n\nA: {PROSE}",
    ],
)
def test_other_first_lines_are_none(text):
    assert find_title(text) is None


def test_a_pasted_article_has_title_byline_and_day(tmp_path):
    text = f"{HEADLINE}\n\nBy Ann Lee and Bo Kim | 14 May 2031 | Updated 11:05\n\n{PROSE}\n"
    (tmp_path / "pasted.txt").write_text(text, "utf-8")
    [reading] = read(tmp_path / "pasted.txt")
    article = reading.article
    assert (article.title, article.authors, article.published) == (HEADLINE, ("Ann Lee", "Bo Kim"), date(2031, 5, 14))
    assert reading.origins["title"] == "the first line" and article.text == text
    [told] = quoteattr.read_articles(tmp_path / "pasted.txt", title="Other", published="2031-05-20")
    assert (told.title, told.published) == ("Other", date(2031, 5, 20))  # the caller knows better than a line
