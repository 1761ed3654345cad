"""How an article comes back to a document that it has dated: "the report", "the Larsen report", its authors."""

import re

from quoteattr.lang import table
from quoteattr.lang.grammar import DEFINITE


class Documents:
    """The kinds of documents that come out on a day, in one language."""

    def __init__(self, language: str = "en") -> None:
        rows = table(language, "dated_documents")
        self.nouns = frozenset(word for kind, word, _ in rows if kind == "document")
        self.verbs = {verb: word for _, word, verbs in rows for verb in verbs.split()}
        noun = rf"(?P<noun>{'|'.join(sorted(self.nouns))})"
        authors = "|".join(word for kind, word, _ in rows if kind == "author")
        self._known = re.compile(
            rf"{DEFINITE}[ \u00a0]+(?:(?-i:[A-Z])[\w.&’'-]*[ \u00a0]+){{0,4}}{noun}",
            re.IGNORECASE,
        )
        self._authors = re.compile(
            rf"(?:the |its )?(?:\w+['’]s )?(?:lead |senior )?(?:{authors})"
            rf"(?:(?: of| behind) (?:the|this) {noun})?(?:,.*)?",
            re.IGNORECASE | re.DOTALL,
        )

    def known(self, source: str) -> str:
        """The noun of a document that the source speaks of as known ("the Larsen Institute report"), or ""."""
        match = self._known.fullmatch(source)
        return match["noun"].lower() if match else ""

    def are_authors(self, source: str) -> bool:
        """Whether the source is those who wrote a document that has been spoken of: "the report's authors"."""
        return self._authors.fullmatch(source) is not None

    def told_of(self, words: str, cue: str) -> set[str]:
        """The documents that a dated sentence tells of: it names them, or its verb makes one."""
        named = set(re.findall(r"[a-z]+", words.lower())) & self.nouns
        return named | {self.verbs[word] for word in re.findall(r"[a-z]+", cue.lower()) if word in self.verbs}
