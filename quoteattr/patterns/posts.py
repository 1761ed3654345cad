"""Posts shown line by line: `@harbourwatch: "Two ferries turned back."` They need no parse."""

import re

from quoteattr.patterns.found import Found
from quoteattr.patterns.page import Page

POST = re.compile(
    r"^[ \t]*(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?:? +)?(?:RT +)?(?P<source>@\w{2,30})(?: \([^)\n]{1,40}\))?"
    r"(?: (?P<verb>tweets|tweeted|posts|posted|writes|wrote|replies|replied))?(?P<cue>:)[ \t]+"
    r"(?P<content>\S[^\n]*?)[ \t]*$",
    re.MULTILINE,
)
#: Another's post behind the first in a line.
_NEXT = re.compile(r"\s(?=@\w{2,30}(?:\s(?:tweets|tweeted|posts|posted|writes|wrote|replies|replied))?:\s)")


def find_posts(page: Page) -> list[Found]:
    found = []
    for match in POST.finditer(page.text):
        if page.is_read(match.start("source")):
            cue = match.span("verb") if match["verb"] else match.span("cue")
            start, end = match.span("content")
            end = behind.start() if (behind := _NEXT.search(page.text, start, end)) is not None else end
            quoted = page.quotation_at(start) if match["verb"] else None
            if quoted is not None:  # prose goes on behind it: "@lund wrote: “Late.” The line replied"
                end = min(end, page.quotations[quoted].end)
            clause = match.start("source"), match.end("cue")
            found.append(
                Found(
                    [(start, end)], cue, match.span("source"), clause, rank=85, evidence=["block.post"],
                    stance="write",
                )
            )  # fmt: skip
    return found
