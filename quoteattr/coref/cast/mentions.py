"""A place where the article names somebody or something."""

from typing import NamedTuple

from quoteattr.coref.cast.identities import Identity


class Mention(NamedTuple):
    """A name of an identity in the text.

    modifier: it only says whose or which ("Varga campaign"). possessive: "'s" follows. quoted: inside quotation marks.
    subject: the first of its sentence that is neither; the likeliest one to be taken up by a pronoun.
    """

    start: int
    end: int
    identity: Identity
    sentence: int
    paragraph: int
    modifier: bool
    possessive: bool
    quoted: bool
    subject: bool
    object: bool

    @property
    def how(self) -> str:
        """What it is in its sentence, as `Event.how` has it."""
        if self.quoted:
            return "quoted"
        if self.modifier or self.possessive:
            return "modifier" if self.modifier else "possessive"
        return "subject" if self.subject else "object" if self.object else "other"
