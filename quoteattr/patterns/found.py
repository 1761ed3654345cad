"""What a pattern proposes before overlaps are settled."""

from dataclasses import dataclass, field

from quoteattr.annotations import Offsets


@dataclass(slots=True)
class Found:
    """One proposed attribution, by characters.

    content: pieces. clause: the stretch that cue and source fill, where no content of the same attribution can be.
    rank: how sure the pattern is, 0 to 100; decides between two that claim the same words.
    evidence: names of the patterns.
    """

    content: list[Offsets]
    cue: Offsets | None
    source: Offsets | None
    clause: Offsets | None = None
    rank: int = 50
    evidence: list[str] = field(default_factory=list)
    stance: str = "other"
    floating: bool = False
    inherits: "Found | None" = None
    verb: int = -1

    @property
    def start(self) -> int:
        return min(piece[0] for piece in self.content)

    @property
    def end(self) -> int:
        return max(piece[1] for piece in self.content)


def merged(pieces: list[Offsets], text: str) -> list[Offsets]:
    """Pieces in order; those that overlap or have nothing but space between them become one, but not over lines."""
    done: list[Offsets] = []
    for start, end in sorted(pieces):
        if done and (start <= done[-1][1] or not text[done[-1][1] : start].strip(" \t\xa0")):
            done[-1] = (done[-1][0], max(done[-1][1], end))
        elif start < end:
            done.append((start, end))
    return done


def without(piece: Offsets, hole: Offsets) -> list[Offsets]:
    """A piece with a stretch cut out of it."""
    (start, end), (cut, resume) = piece, hole
    if resume <= start or end <= cut:
        return [piece]
    return [part for part in ((start, min(end, cut)), (max(start, resume), end)) if part[0] < part[1]]


def stripped(piece: Offsets, text: str) -> Offsets:
    """A piece without blanks and punctuation at its edges; an opening bracket may begin it, a closing one end it."""
    start, end = piece
    while start < end and (text[start].isspace() or text[start] in ",;:.)]-–—"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:.([-–—"):
        end -= 1
    return start, end
