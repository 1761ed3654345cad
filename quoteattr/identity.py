"""The same speaker in every article: ids over a corpus, with the reason of every join, and what is left for a person.

Joins are conservative: one registry entry, one full name, or one surname with the same role and affiliation where no
other person fits. Everything else that looks alike goes into a review table; decisions made there are read from a file
on the next run. People are compared only within their surname, so that the work grows with the number of names.
"""

import csv
import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import InputError
from quoteattr.saving import whole_file
from quoteattr.types import Article, Quote, Speaker

SAME, DIFFERENT = "same", "different"
COLUMNS = ("left", "right", "left_name", "right_name", "score", "reason", "left_roles", "right_roles",
           "left_articles", "right_articles", "decision")  # fmt: skip
_JOINABLE = ("PERSON", "ORG", "AUTHOR")


class Join(NamedTuple):
    """Two profiles taken as one speaker, and why."""

    left: str
    right: str
    reason: str


class Doubt(NamedTuple):
    """Two profiles that may be one speaker. score: likeness of the names, 0 to 100."""

    left: str
    right: str
    score: float
    reason: str


@dataclass(slots=True)
class Profile:
    """Everybody of one type and spelling in the corpus; a surname alone is kept apart by role and affiliation."""

    key: str
    type: str
    tokens: tuple[str, ...]
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    registry: set[str] = field(default_factory=set)  # Wikidata ids, or usual names where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSpeaker:
    """One speaker of the corpus. id: stable while the names joined in it stay. reasons: why they were joined."""

    id: str
    name: str
    type: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    articles: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """What `link_speakers` found: the id of every speaker of every article, the speakers, and the doubtful pairs."""

    ids: Mapping[tuple[str, str], str]
    speakers: tuple[CorpusSpeaker, ...]
    joins: tuple[Join, ...]
    doubts: tuple[Doubt, ...]
    profiles: Mapping[str, Profile]

    def id_of(self, quote: Quote) -> str | None:
        """The corpus id of the quotation's speaker; None where it has none."""
        return None if quote.speaker is None else self.ids.get((article_key(quote.article), quote.speaker.id))


def article_key(article: Article) -> str:
    """What tells articles apart: the id, else the address, else the text."""
    return article.id or article.url or hashlib.sha1(article.text.encode("utf-8", "replace")).hexdigest()[:16]


def link_speakers(
    quotes: Iterable[Quote], decisions: Mapping[frozenset[str], str] | None = None, doubt_from: float = 85.0
) -> Linked:
    """Join the speakers of many articles.

    quotes: of any number of articles; they are read once and not kept. decisions: from `read_decisions`.
    doubt_from: likeness (0 to 100) from which two names of one surname are put up for review.
    """
    decisions = decisions or {}
    profiles: dict[str, Profile] = {}
    seen: dict[tuple[str, str], str] = {}
    for quote in quotes:
        if quote.speaker is not None:
            place = article_key(quote.article), quote.speaker.id
            if place not in seen:
                seen[place] = _file(quote.speaker, place, profiles)
    joins = list(_joins(profiles, decisions))
    heads = _union(profiles, joins)
    doubts = tuple(_doubts(profiles, heads, decisions, doubt_from))
    speakers = _speakers(profiles, heads, joins)
    ids = {place: speakers[heads[key]].id for place, key in seen.items()}
    ordered = tuple(sorted(speakers.values(), key=lambda speaker: (-speaker.articles, speaker.name, speaker.id)))
    return Linked(ids, ordered, tuple(joins), doubts, profiles)


def _file(speaker: Speaker, place: tuple[str, str], profiles: dict[str, Profile]) -> str:
    """Put the speaker of one article into its profile; return the profile's key."""
    tokens = folded(speaker.name)
    key = f"{speaker.type}:{' '.join(tokens)}"
    if speaker.type not in _JOINABLE or (speaker.type == "AUTHOR" and len(tokens) < 2):
        key += f"@{place[0]}"  # a description means somebody else in every article
    elif speaker.type == "PERSON" and len(tokens) < 2 and not (speaker.known_as or speaker.wikidata):
        key += f"|{_role_key(speaker) or '@' + place[0]}"
    if speaker.type == "GROUP" and speaker.members:
        key = "GROUP:" + " & ".join(sorted(" ".join(folded(member)) for member in speaker.members))
    profile = profiles.setdefault(key, Profile(key, speaker.type, tokens))
    profile.names[speaker.name] += 1
    profile.articles.add(place[0])
    if speaker.role:
        profile.roles[speaker.role] += 1
    if speaker.wikidata or speaker.known_as:
        profile.registry.add(speaker.wikidata or speaker.known_as or "")
    return key


def _role_key(speaker: Speaker) -> str:
    return " ".join(folded(f"{speaker.role or ''} {speaker.affiliation or ''}"))


def _joins(profiles: Mapping[str, Profile], decisions: Mapping[frozenset[str], str]) -> Iterator[Join]:
    """What is sure enough, or was decided; what was decided to be different is never joined."""

    def allowed(left: str, right: str) -> bool:
        return decisions.get(frozenset((left, right))) != DIFFERENT

    for pair, decision in decisions.items():
        left, *right = sorted(pair)
        if decision == SAME and right and left in profiles and right[0] in profiles:
            yield Join(left, right[0], "decided in the review")
    by_entry: dict[tuple[str, str], list[str]] = defaultdict(list)
    for profile in profiles.values():
        if len(profile.registry) == 1:
            by_entry[profile.type, next(iter(profile.registry))].append(profile.key)
    for (_, entry), keys in by_entry.items():
        for key in keys[1:]:
            if allowed(keys[0], key):
                yield Join(keys[0], key, f"registry entry {entry}")
    for block in _blocks(profiles).values():
        yield from (join for join in _surname_joins(block) if allowed(join.left, join.right))


def _surname_joins(block: list[Profile]) -> Iterator[Join]:
    """A surname with a role, and the only full name of the block that has that role."""
    full = [profile for profile in block if len(profile.tokens) > 1]
    for short in block:
        if len(short.tokens) > 1 or "|" not in short.key or "|@" in short.key:
            continue
        roles = {" ".join(folded(role)) for role in short.roles}
        fitting = [profile for profile in full if roles & {" ".join(folded(role)) for role in profile.roles}]
        if len(fitting) == 1:
            yield Join(fitting[0].key, short.key, "surname and role")


def _blocks(profiles: Mapping[str, Profile]) -> dict[tuple[str, str], list[Profile]]:
    """People by surname."""
    blocks: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in profiles.values():
        if profile.type in ("PERSON", "AUTHOR") and profile.tokens:
            blocks[profile.type, profile.tokens[-1]].append(profile)
    return blocks


def _union(profiles: Mapping[str, Profile], joins: Iterable[Join]) -> dict[str, str]:
    """The head of every profile's set."""
    parent = {key: key for key in profiles}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for join in joins:
        left, right = find(join.left), find(join.right)
        if left != right:
            keep, drop = sorted((left, right), key=lambda key: _rank(profiles[key]))
            parent[drop] = keep
    return {key: find(key) for key in profiles}


def _rank(profile: Profile) -> tuple[bool, int, str]:
    """The profile that names its set first: in the registry, in full, by the alphabet."""
    return not profile.registry, -len(profile.tokens), profile.key


def _doubts(
    profiles: Mapping[str, Profile], heads: Mapping[str, str], decisions: Mapping[frozenset[str], str], least: float
) -> Iterator[Doubt]:
    from rapidfuzz import fuzz  # only needed with more than one spelling

    for block in _blocks(profiles).values():
        for left, right in _pairs(block):
            settled = heads[left.key] == heads[right.key] or frozenset((left.key, right.key)) in decisions
            apart = left.registry and right.registry and not left.registry & right.registry
            if settled or apart:
                continue
            score = fuzz.WRatio(" ".join(left.tokens), " ".join(right.tokens))
            if reason := _alike(left, right, score, least):
                yield Doubt(left.key, right.key, round(float(score), 1), reason)


def _pairs(block: Iterable[Profile]) -> list[tuple[Profile, Profile]]:
    """Pairs of one surname that can be alike: first names of one initial, or a bare surname and a role in common.

    So a common surname costs no more than its commonest initial.
    """
    shared: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in sorted(block, key=lambda profile: profile.key):
        if len(profile.tokens) > 1:
            shared["initial", profile.tokens[0][0]].append(profile)
        for role in profile.roles:
            shared["role", role].append(profile)
    pairs: dict[tuple[str, str], tuple[Profile, Profile]] = {}
    for (kind, _), group in shared.items():
        for number, left in enumerate(group):
            for right in group[number + 1 :]:
                if kind == "initial" or len(left.tokens) < 2 or len(right.tokens) < 2:
                    pairs[left.key, right.key] = left, right
    return [pairs[key] for key in sorted(pairs)]


def _alike(left: Profile, right: Profile, score: float, least: float) -> str:
    if len(left.tokens) < 2 or len(right.tokens) < 2:
        shared = set(left.roles) & set(right.roles)
        return "surname, role of several" if shared else ""
    one, other = left.tokens[0], right.tokens[0]
    if one[0] == other[0] and 1 in (len(one), len(other)):
        return "initial"
    if one == other:
        return "middle name"
    if one.startswith(other) or other.startswith(one):
        return "short first name"
    return "similar spelling" if score >= least and one[0] == other[0] else ""


def _speakers(
    profiles: Mapping[str, Profile], heads: Mapping[str, str], joins: Iterable[Join]
) -> dict[str, CorpusSpeaker]:
    members: dict[str, list[Profile]] = defaultdict(list)
    for key, head in heads.items():
        members[head].append(profiles[key])
    reasons: dict[str, list[str]] = defaultdict(list)
    for join in joins:
        reasons[heads[join.left]].append(join.reason)
    speakers = {}
    for head, group in members.items():
        names: Counter[str] = sum((profile.names for profile in group), Counter())
        roles: Counter[str] = sum((profile.roles for profile in group), Counter())
        entry = min(profiles[head].registry, default="")
        speakers[head] = CorpusSpeaker(
            id=f"{profiles[head].type[0].lower()}-{hashlib.sha1((entry or head).encode()).hexdigest()[:10]}",
            name=max(names, key=lambda name: (len(name.split()), names[name], name)),
            type=profiles[head].type,
            names=tuple(sorted(names)),
            roles=tuple(role for role, _ in roles.most_common()),
            articles=len(set().union(*(profile.articles for profile in group))),
            reasons=tuple(sorted(set(reasons[head]))),
        )
    return speakers


def folded(name: str) -> tuple[str, ...]:
    """Words without case, accents, stops and a leading article."""
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch))
    words = re.findall(r"[\w&]+(?:-\w+)*", re.sub(r"[.'’]", "", plain).lower())
    return tuple(words[1:] if words[:1] == ["the"] else words)


def write_review(linked: Linked, path: str | Path, keep: bool = False) -> int:
    """Write the doubtful pairs as CSV, the likeliest first, with an empty column `decision`; return how many.

    Write "same" or "different" into `decision` and give the file to `read_decisions`. keep: let the rows of the file at
    that path that are decided stand, below the new ones. Raises InputError where that file is no review table.
    """
    decided = _decided_rows(path) if keep and Path(path).is_file() else []
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for doubt in sorted(linked.doubts, key=lambda doubt: (-doubt.score, doubt.left, doubt.right)):
            left, right = linked.profiles[doubt.left], linked.profiles[doubt.right]
            writer.writerow(
                [
                    doubt.left, doubt.right, left.names.most_common(1)[0][0], right.names.most_common(1)[0][0],
                    doubt.score, doubt.reason, "; ".join(sorted(left.roles)), "; ".join(sorted(right.roles)),
                    len(left.articles), len(right.articles), "",
                ]
            )  # fmt: skip
        writer.writerows([row.get(column) or "" for column in COLUMNS] for row in decided)
    return len(linked.doubts)


def read_decisions(path: str | Path) -> dict[frozenset[str], str]:
    """Decisions from a review table; rows without one are passed over.

    Raises InputError for a file that is none, or a decision that is neither "same" nor "different".
    """
    if not Path(path).is_file():
        raise InputError(f"No review table at {str(path)!r}; `write_review` writes one.")
    return {frozenset((row["left"], row["right"])): row["decision"] for row in _decided_rows(path)}


def _decided_rows(path: str | Path) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    decided = []
    for number, row in enumerate(rows, 2):
        decision = (row.get("decision") or "").strip().lower()
        if not {"left", "right"} <= set(row) or decision not in ("", SAME, DIFFERENT):
            raise InputError(
                f"Line {number} of {str(path)!r}: decision is {row.get('decision')!r}; it must be {SAME!r}, "
                f"{DIFFERENT!r} or empty, in a table with the columns {COLUMNS}."
            )
        if decision:
            decided.append({**row, "decision": decision})
    return decided
