"""Who a pronoun means: candidates from the trail of mentions before it, scored by a linear model.

Features after Hobbs-distance and centering practice: recency in sentences, subjects before objects, the speaker before,
the paragraph's subject, how often somebody is named, agreement, and that speakers do not name themselves in what they
say. Weights: `weights.json`, trained by ``models/scripts/rank_antecedents.py``.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from quoteattr.annotations import Offsets
from quoteattr.coref.cast.identities import Identity
from quoteattr.coref.cast.trail import WINDOW, Event, Trail
from quoteattr.coref.naming.forms import ORG, PERSON
from quoteattr.coref.words.determiners import is_indefinite
from quoteattr.errors import InputError
from quoteattr.lang import one_of_kind


@dataclass(slots=True)
class Candidate:
    identity: Identity
    features: dict[str, float]
    score: float = 0.0
    probability: float = 0.0


class Settings(NamedTuple):
    """threshold, least_score: as of the component; weights: of the features of antecedents."""

    threshold: float
    least_score: float
    weights: Mapping[str, float]


class Pronoun(NamedTuple):
    """A singular personal pronoun to be resolved.

    gender: m or f, or "" of a description that does not tell. nominative: he or she, not him, his, her. speaks: it is
    an attribution's source. named_inside: keys of the identities that what is said names. exclude: keys of those that
    it cannot mean. of_another: what is said begins with another one of that sex. described: it is a description.
    """

    offset: int
    gender: str
    nominative: bool = True
    speaks: bool = False
    named_inside: frozenset[int] = frozenset()
    exclude: frozenset[int] = frozenset()
    of_another: bool = False
    described: bool = False


def candidates(trail: Trail, pronoun: Pronoun) -> list[Candidate]:
    """People that the pronoun can mean, with their features."""
    layout = trail.layout
    sentence, paragraph = layout.sentence(pronoun.offset), layout.paragraph(pronoun.offset)
    speaker = trail.last_speaker(pronoun.offset)
    speaker_near = speaker is not None and paragraph - trail.speakers[-1][1] <= 1
    recent = [event for event in trail.events[-WINDOW:] if event.identity.type in (PERSON, "UNNAMED")]
    lead = _paragraph_lead(recent, paragraph)
    life = trail.told_of if _tells_of_life(trail, recent, pronoun.offset, paragraph) else None
    alone = _alone_in_paragraph(recent, paragraph) if pronoun.speaks and not pronoun.described else None
    case = "nominative " if pronoun.nominative else "oblique "
    share = 1 / max(1, len(recent))
    possessing = _of_a_subject(recent)
    found: dict[int, Candidate] = {}
    refused = set(pronoun.exclude)
    for event in reversed(recent):
        identity = event.identity
        if identity.key in refused or (event.sex and pronoun.gender and event.sex != pronoun.gender):
            continue  # whom "she" meant was never he, if he is meant now
        candidate = found.get(identity.key)
        if candidate is None:
            if pronoun.gender and not identity.fits(pronoun.gender):
                refused.add(identity.key)
                continue
            features = _standing(identity, pronoun, identity is speaker, identity is speaker and speaker_near)
            acts = _acts_since(trail, event, speaker, speaker_near)
            features["acted since"] = float(acts)
            features["acted since of another"] = float(acts and pronoun.of_another)
            if acts and pronoun.of_another:
                features["unnamed"] = 0.0  # of whom "she" then speaks is known
            features["alone in the paragraph"] = float(alone is identity)
            features["told of"] = float(identity is life)
            features["brought in"] = float(pronoun.speaks and _is_brought_in(trail, recent, event, sentence))
            features["rank"] = float(min(len(found), 5))
            features["paragraph lead"] = float(lead is identity)
            _last_mention(features, event, sentence, paragraph, event.offset in possessing)
            found[identity.key] = candidate = Candidate(identity, features)
        features = candidate.features
        features["mentions"] += share
        if event.how in ("subject", "pronoun") and sentence - event.sentence <= 1:
            features[case + ("subject here" if event.sentence == sentence else "subject before")] = 1.0
            if _is_new(identity) and event.how == "subject":
                features["new subject"] = 1.0
    return list(found.values())


def _standing(identity: Identity, pronoun: Pronoun, speaker: bool, near: bool) -> dict[str, float]:
    """Features of the person, wherever he or she was mentioned."""
    votes = (identity.masculine - identity.feminine) * {"m": 1, "f": -1}.get(pronoun.gender, 0)
    return {
        "last speaker": float(speaker),
        "last speaker near": float(near),
        "speaks on": float(near and pronoun.speaks),
        "gender known": float(bool(pronoun.gender) and identity.gender == pronoun.gender),
        "gender votes": 0.0 if identity.fixed_gender else max(-1.0, min(1.0, votes / 3)),
        "named inside": float(identity.key in pronoun.named_inside),
        "unnamed": float(identity.type != PERSON),
        "man or woman": float(identity.type != PERSON and bool(identity.fixed_gender)),
        "full article": math.log1p(len(identity.mentions)),
        "mentions": 0.0,
    }


def _is_new(identity: Identity) -> bool:
    """Whether somebody comes in without a name, and as neither man nor woman: "*a* nurse"; "the nurse" may have one."""
    return identity.type == "UNNAMED" and not identity.fixed_gender and is_indefinite(identity.name)


def _is_brought_in(trail: Trail, events: Sequence[Event], event: Event, sentence: int) -> bool:
    """Whether the sentence before is about somebody without a name, and takes up nobody else by a pronoun: "*A man*
    stopped Lee", and not "*A man* stopped him", nor "*A man* asked Lee"."""
    if event.identity.type == PERSON or event.how != "subject" or sentence - event.sentence != 1:
        return False
    if _SILENT.match(trail.layout.text, event.offset) or any(at == event.offset for at, _, _ in trail.speakers[-8:]):
        return False
    here = [other for other in events if other.sentence == event.sentence]
    return not any(e.identity is not event.identity and (e.how in _PRONOUNS or e.offset < event.offset) for e in here)


def _acts_since(trail: Trail, event: Event, speaker: Identity | None, near: bool) -> bool:
    """Whether the mention is the subject of a clause behind what somebody else said last."""
    return near and event.identity is not speaker and event.how == "subject" and event.offset > trail.speakers[-1][0]


def _of_a_subject(events: Sequence[Event]) -> set[int]:
    """Where "his" or "her" stands in front of another person who is the subject: "*His* rival, Ann Lee, was glad"."""
    return {
        one.offset
        for one, other in pairwise(events)
        if (one.how, other.how) == ("oblique", "subject") and one.sentence == other.sentence
    }


def _last_mention(features: dict[str, float], event: Event, sentence: int, paragraph: int, possessing: bool) -> None:
    """possessing: it is a possessor of the subject."""
    away = sentence - event.sentence
    features[
        "away " + ("0" if away <= 0 else "1" if away == 1 else "2" if away == 2 else "3-5" if away <= 5 else "6+")
    ] = 1.0
    features["same paragraph"] = float(event.paragraph == paragraph)
    features["last possessor of the subject" if possessing else "last " + event.how] = 1.0


def _paragraph_lead(events: Sequence[Event], paragraph: int) -> Identity | None:
    """The first subject of this paragraph, or of the one before."""
    for number in (paragraph, paragraph - 1):
        for event in events:
            if event.paragraph == number and event.how in ("subject", "pronoun"):
                return event.identity
    return None


def _alone_in_paragraph(events: Sequence[Event], paragraph: int) -> Identity | None:
    """The only one who acts, or to whom something is done, in this paragraph so far."""
    here = {e.identity.key: e.identity for e in events if e.paragraph == paragraph and e.how in _TAKING_PART}
    return next(iter(here.values())) if len(here) == 1 else None


def _tells_of_life(trail: Trail, events: Sequence[Event], offset: int, paragraph: int) -> bool:
    """Whether an obituary goes on with the life of which it tells: no other one has acted in this paragraph."""
    if trail.told_of is None:
        return False
    here = (e for e in events if e.paragraph == paragraph and e.how in ("subject", "speaker", "pronoun"))
    others = any(e.identity is not trail.told_of and e.identity.type == PERSON for e in here)
    return not others or _BORN.match(trail.layout.text, offset) is not None


_SILENCED = one_of_kind("en", "silenced_words")
#: Who asks is answered by another, and the dead say nothing.
_SILENT = re.compile(
    r"[^.!?\n]{0,120}?\b(?:asks?|asked|wonder(?:s|ed)|want(?:s|ed)[ ]to[ ]know|questioned|quizzed"
    rf"|{_SILENCED['told']}|(?:was|were|been)[ ]{_SILENCED['done']})\b"
)
_PRONOUNS = ("pronoun", "object pronoun", "oblique")
_BORN = re.compile(r"[HS]h?e[ ]was[ ]born\b")
_TAKING_PART = ("subject", "pronoun", "object", "object pronoun", "speaker", "other")
_ACTING = ("subject", "speaker", "pronoun", "oblique", "possessive")  # as which a place stands for those who act there
#: How a mention of an organisation, document or group prepares for "it" or "they".
_PROMINENCE = {
    "subject": 1.5, "speaker": 1.5, "pronoun": 1.5, "oblique": 0.3, "possessive": 0.3, "modifier": -2.0, "quoted": -1.5
}  # fmt: skip


def rank_things(
    trail: Trail, offset: int, word: str, types: Mapping[str, float], said: Sequence[Offsets] = ()
) -> list[tuple[float, Identity]]:
    """What "it" or "they" at the offset can mean, best first: recency, subjects and the last speaker decide.

    types: the types that it can have, with what each is worth. said: what it says; a description in it is something
    else. There is too little data to learn these weights from.
    """
    layout = trail.layout
    sentence, paragraph = layout.sentence(offset), layout.paragraph(offset)
    speaker = trail.last_speaker(offset, paragraphs=3)
    scores: dict[int, tuple[float, Identity]] = {}
    for event in trail.events[-40:]:
        identity = event.identity
        if identity.type not in types or (identity.plural if word == "it" else not _can_be_they(identity)):
            continue
        if identity.place and event.how not in _ACTING:
            continue
        if word == "it" and identity.type == "GROUP" and identity.forms:
            continue  # "the Dutch", but not "the team"
        if not identity.forms and any(start <= event.offset < end for start, end in said):
            continue
        score = types[identity.type] + _PROMINENCE.get(event.how, 0.0) + 1.5 * (identity is speaker)
        score -= (1.0 if word == "they" else 0.5) * identity.place
        score += 0.5 * (event.paragraph == paragraph) - 0.6 * min(sentence - event.sentence, 6)
        score += 0.3 * math.log1p(len(identity.mentions))
        if identity.key not in scores or score > scores[identity.key][0]:
            scores[identity.key] = (score, identity)
    return sorted(scores.values(), key=lambda entry: -entry[0])


def _can_be_they(identity: Identity) -> bool:
    return identity.plural or identity.type == ORG


@lru_cache(maxsize=2)
def weights_of(ranker: str) -> Mapping[str, float]:
    """The weights that ship with the package: "learned", or "rules" as set by hand. Raises InputError for others."""
    loaded: dict[str, dict[str, float]] = json.loads(
        (Path(__file__).parent / "weights.json").read_text(encoding="utf8")
    )
    if ranker not in loaded:
        raise InputError(f"ranker is {ranker!r}; it must be one of {sorted(loaded)}.")
    return loaded[ranker]


def rank(found: list[Candidate], weights: Mapping[str, float]) -> list[Candidate]:
    """Candidates with score and probability, the best first."""
    for candidate in found:
        candidate.score = sum([weights.get(name, 0.0) * value for name, value in candidate.features.items() if value])
    top = max((candidate.score for candidate in found), default=0.0)
    total = sum(math.exp(candidate.score - top) for candidate in found)
    for candidate in found:
        candidate.probability = math.exp(candidate.score - top) / total
    return sorted(found, key=lambda candidate: -candidate.score)
