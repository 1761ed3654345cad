"""spaCy's tokenizer for texts that nobody has looked at: its time stays linear where a text has no spaces.

spaCy peels a chunk between two spaces mark by mark and searches what is left again, so that a chunk's time grows with
the square of its length: 20,000 quotation marks in a row take three quarters of a minute.
"""

import re
from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found] # compiled, without a stub
from spacy.tokens import Doc

#: Characters between two spaces up to which spaCy is left alone: longer than any word or address in print.
LONGEST = 1000
#: The most characters of a piece that a longer chunk is cut into; after a mark where there is one.
PIECE = 100

_LONG = re.compile(rf"(?<!\S)\S{{{LONGEST + 1},}} ?")  # with the space that spaCy keeps on the last token
_PIECES = re.compile(rf"\S{{{PIECE // 2},{PIECE}}}(?<=\W)(?=\w)|\S{{1,{PIECE}}} ?")


class CuttingTokenizer(Tokenizer):  # type: ignore[misc] # the same
    """The tokens of spaCy's own tokenizer, but for chunks of more than `LONGEST` characters, which are cut first."""

    def __call__(self, string: str) -> Doc:
        tokenize: Callable[[str], Doc] = super().__call__
        if len(string) <= LONGEST or _LONG.search(string) is None:
            return tokenize(string)
        docs, end = [], 0
        for chunk in _LONG.finditer(string):
            docs.append(tokenize(string[end : chunk.start()]))
            docs += map(tokenize, _PIECES.findall(chunk.group()))
            end = chunk.end()
        docs.append(tokenize(string[end:]))
        return Doc.from_docs([doc for doc in docs if len(doc)], ensure_whitespace=False, attrs=["NORM"])


def cut_long_runs(nlp: Language) -> None:
    """Let the pipeline's tokenizer cut what has no spaces. A tokenizer other than spaCy's own is left as it is.

    The components that begin a pipeline of ours call this when they are made, so that it holds in any pipeline that
    they are added to, and again when the pipeline is loaded; its settings and files stay spaCy's.
    """
    own: Any = nlp.tokenizer
    if type(own) is Tokenizer:
        nlp.tokenizer = CuttingTokenizer(
            nlp.vocab,
            own.rules,
            own.prefix_search,
            own.suffix_search,
            own.infix_finditer,
            own.token_match,
            own.url_match,
            own.faster_heuristics,
            own.max_cache_size,
        )
