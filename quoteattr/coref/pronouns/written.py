"""What "it" means behind words that somebody has found, read or heard: "She held up *a letter*. *It* stated that".

Whoever has acted since, if it is an organisation, is meant rather, unless only writings do what the verb says
("it read").
"""

import re

from quoteattr.annotations import Attribution, Offsets
from quoteattr.coref.cast.trail import Trail
from quoteattr.coref.naming.forms import ORG
from quoteattr.coref.words.layout import Layout
from quoteattr.lang import one_of_kind

#: So many sentences before are looked at, and so many characters.
_SENTENCES = 2
_FAR = 400
_WORDS = one_of_kind("en", "written_things")
_THING = re.compile(
    r"(?<![\w’'-])(?:(?i:an?|the|this|that|one|another|his|her|their|its)|(?P<mine>(?i:my|our|your)(?:[ ]own)?)"
    r"|(?:[A-Z][\w\-]+[ ])*[\w\-]+['’]s)"
    rf"(?:[ ](?!(?:an?|the|of|to|in|on|at|and|by|for|from|with|that|who|was|is)\b)[\w\-]+){{0,3}}?[ ]{_WORDS['thing']}"
    r"(?![\w’'-])(?![ ](?:office|box|man|holder|writer|board)\b)",
)
#: To whom something written goes can be the one that speaks next: "sent *the letter to* the council. It said".
_GIVEN = re.compile(r"\b(?:to|with|before)[ ](?:the|an?|his|her|its|their)?[ ]?$")
_READS, _SAYS = re.compile(_WORDS["reads"]), re.compile(rf"(?:also[ ]|then[ ])?{_WORDS['says']}(?:[ ]that)?")


def written_before(text: str, layout: Layout, trail: Trail, att: Attribution, offset: int) -> Offsets | None:
    """The noun phrase for what is written that the pronoun at the offset takes up; None where it may be another's."""
    cue = text[slice(*att.cue)].lower() if att.cue is not None else ""
    reads = _READS.fullmatch(cue) is not None
    if not reads and _SAYS.fullmatch(cue) is None:
        return None
    at, _ = layout.sentence_span(min(offset, att.content[0][0]))
    found = _last_thing(text, layout, at, offset)
    return found if found is None or reads or not _is_anothers(text, layout, trail, found, offset) else None


def _last_thing(text: str, layout: Layout, at: int, offset: int) -> Offsets | None:
    """In the nearest sentence before that has some, the subject, else the last."""
    low = at
    for _ in range(_SENTENCES):
        high, (low, _) = low, layout.sentence_span(max(0, low - 1))
        if low == high or offset - low > _FAR or layout.paragraph(offset) - layout.paragraph(low) > 1:
            return None
        found = [
            m for m in _THING.finditer(text, low, high) if (layout.quoted(m.start()) < 0) == (layout.quoted(offset) < 0)
        ]
        if found:
            opens = not any(map(str.isalnum, text[low : found[0].start()]))
            thing = found[0] if opens else found[-1]
            return thing.end("mine") + 1 if thing["mine"] else thing.start(), thing.end()
    return None


def _is_anothers(text: str, layout: Layout, trail: Trail, thing: Offsets, offset: int) -> bool:
    """Whether an organisation has acted in the sentence of the thing or since, or is the last to which it was given."""
    low, _ = layout.sentence_span(thing[0])
    opens = not any(map(str.isalnum, text[low : thing[0]]))
    for event in reversed(trail.events[-12:]):
        if event.offset < low:
            return False
        if event.offset >= offset or event.identity.type not in (ORG, "GROUP") or event.identity.plural:
            continue
        acts = event.how in ("subject", "speaker", "pronoun") and not (opens and event.offset < thing[1])
        given = not opens and event.offset > thing[1] and _GIVEN.search(text, thing[1], event.offset) is not None
        if (acts and not thing[0] <= event.offset < thing[1]) or given:
            return True
    return False


__all__ = ["written_before"]
