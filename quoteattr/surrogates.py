"""Lone surrogates, which Python's strings can hold and neither UTF-8 nor spaCy can."""

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """The text as UTF-8 can hold it: lone surrogates become U+FFFD, one for one, so that offsets stay true."""
    return _SURROGATE.sub("\ufffd", text)
