"""Who is told of again behind somebody else's words about them, and so not who has said these.

“*She* never spoke, *she* took notes,” Quist says. / These days *she* lives above a bakery.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from quoteattr.annotations import Attribution, Offsets
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.trail import WINDOW, Trail
from quoteattr.coref.facts.gender import SINGULAR, sex_of
from quoteattr.coref.words.layout import Layout


class CarriedOn:
    """What is said in the paragraphs of one article, to be asked by the first pronoun of the next."""

    def __init__(self, text: str, layout: Layout, attributions: Sequence[Attribution]) -> None:
        self._text, self._layout = text, layout
        self._said: dict[int, list[Offsets]] = defaultdict(list)
        for att in attributions:
            if att.parent is None and layout.quoted(att.content[0][0] + 1) >= 0:
                self._said[layout.paragraph(att.content[0][0])] += att.content

    def speaker_of_another(self, trail: Trail, match: re.Match[str], known: Collection[Identity]) -> Identity | None:
        """Who has spoken of "her" in the paragraph before, where a paragraph goes on with "she" and one of those who
        are known to be women was told of no less than the speaker."""
        here, sex = self._layout.paragraph(match.start()), sex_of(match.group().lower())
        if (
            not trail.speakers
            or here - trail.speakers[-1][1] != 1
            or (trail.events and trail.events[-1].paragraph == here)
        ):
            return None
        spoken = trail.speakers[-1][2]
        said = (m for span in self._said.get(here - 1, ()) for m in SINGULAR.finditer(self._text, *span))
        if not any(sex_of(m.group().lower()) == sex for m in said):
            return None
        told = [event.identity for event in trail.events[-WINDOW:]]
        least = told.count(spoken)
        return spoken if any(who is not spoken and told.count(who) >= least for who in known) else None


__all__ = ["CarriedOn"]
