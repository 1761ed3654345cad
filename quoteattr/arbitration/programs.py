"""Lines of programs, queries and changes to them, which say and ask what nobody does.

Only lines that can be nothing else: a sentence with a bit of code in it is a sentence.
"""

import re

from quoteattr.annotations import Attribution
from quoteattr.patterns.page import Page

#: A longer line is a paragraph.
_LONGEST = 300
_OPENS = r"\s*(?:[-+>]{1,3}\s+)?"
_NAME = r"[A-Za-z_$][\w$]*(?:(?:\.|->|::)[\w$]+|\[[^\]\n]{0,40}\])*"
_LINE = re.compile(
    "|".join(
        (
            # "reply = "yes"", "const answer: string = ask()"
            rf"{_OPENS}(?:(?:const|let|var|final|static|public|private|int|auto|char|String|str|val|my)\s+)*"
            rf"{_NAME}(?:\s*:\s*\w+)?\s*(?:[-+*/.|]|:)?=(?!\s*$).*",
            # "log.info("asked");", "test("says nothing", () => {"
            rf"{_OPENS}(?:(?:await|return|throw|new|yield|raise|else|if|while|for)\s+)*{_NAME}\((?:.*[;{{(,)\]]|.*=>.*)"
            rf"(?:\s*(?://|\#|--).*)?\s*",
            rf"{_OPENS}[\"'][\w .-]+[\"']\s*:\s*[\"'\d\[{{].*",  # ""message": "We think""
            rf"{_OPENS}(?:if|while|for|switch|catch|elif|else)\b.*(?:==|!=|<=|>=|\)\s*\{{|&&).*",
            rf"{_OPENS}(?:def|function|class|struct|fn|func|sub)\s+\w+\s*[({{:].*",
            rf"{_OPENS}(?:return|throw|raise|import|echo|printf?|puts)\b.*(?:;\s*|[\"'`)]\s*)$",
            r"\s*(?:SELECT\b.*\bFROM\b|INSERT\s+INTO\b|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\b|CREATE\s+TABLE\b).*",
            r"\s*(?:\$\s[a-z]|>>>\s|#!/|@@\s-\d|//\s|/\*|\*/|<\?php).*",
            r"\s*[})\]]+[;,)]*\s*",
            r".*[\w\])]\([^()\n]*\)\s*[;{]\s*",
        )
    )
)
#: A line without any of these is no line of a program.
_SIGN = re.compile(r"[=({}\[\])<>$`@;/]|\":|':|SELECT|DELETE|return|raise|throw|echo|puts")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`")
#: Outside of its strings a program does not go on for three words to a full stop.
_SENTENCE = re.compile(r"[^\W\d_]+,?\s[^\W\d_]+,?\s[^\W\d_]+[^=\"'(){}<>;]*[.!?][”\"’)]*\s*$")


def is_in_program(page: Page, att: Attribution) -> bool:
    """Whether the cue, or without one the content, stands in a line of a program."""
    at = att.cue[0] if att.cue is not None else att.content[0][0]
    start, end = page.paragraph(at)
    if end - start > _LONGEST:
        return False
    line = page.text[start:end]
    if _SIGN.search(line) is None:
        return False
    return _LINE.fullmatch(line) is not None and _SENTENCE.search(_STRING.sub('""', line)) is None


__all__ = ["is_in_program"]
