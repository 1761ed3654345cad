"""Who speaks about whom: names that stand inside what somebody says."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quoteattr.analysis.finding import COLOURS, new_axes, shorten
from quoteattr.analysis.tables import table
from quoteattr.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd

    from quoteattr.analysis.tables import Source

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s\Z")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """data: an edge a row: speaker, about, quotes, articles. graph: the same as a `networkx.DiGraph`."""

    data: "pd.DataFrame"
    graph: Any

    def to_gexf(self, path: str | Path) -> Path:
        """Write the graph for Gephi and others (GEXF 1.2), and return the path."""
        import networkx as nx

        nx.write_gexf(self.graph, str(path))
        return Path(path)

    def plot(self, ax: Any = None, top: int = 25, seed: int = 1) -> Any:
        """Draw the names with most edges; the larger, the more often spoken about. Returns the axes."""
        import networkx as nx

        ax = ax if ax is not None else new_axes(7.5, 6)
        weights = dict(self.graph.degree(weight="quotes"))
        shown = self.graph.subgraph(sorted(weights, key=lambda name: (-weights[name], name))[:top])
        places = nx.spring_layout(shown, seed=seed, k=1.6 / max(len(shown), 1) ** 0.5)
        about = dict(shown.in_degree(weight="quotes"))
        widths = [0.6 + 0.6 * data["quotes"] ** 0.5 for _, _, data in shown.edges(data=True)]
        sizes = [120 + 180 * about[name] for name in shown]
        nx.draw_networkx_edges(
            shown, places, ax=ax, width=widths, edge_color="#808080", node_size=sizes, connectionstyle="arc3,rad=0.12"
        )
        nx.draw_networkx_nodes(shown, places, ax=ax, node_size=sizes, node_color=COLOURS[5], edgecolors="black")
        for name, size in zip(shown, sizes, strict=True):
            above = (0, size**0.5 / 2 + 3)  # points; a node is as wide as the root of its size
            ax.annotate(
                shorten(name, 24), places[name], above, textcoords="offset points", ha="center", fontsize=8,
                bbox={"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.8},
            )  # fmt: skip
        ax.set_title("Who speaks about whom", loc="left")
        ax.margins(0.15)
        ax.set_axis_off()
        return ax

    def _repr_html_(self) -> str:
        return str(self.data.to_html(index=False, max_rows=20))


def network(quotes: "Source", names: Mapping[str, Iterable[str]] | None = None) -> Network:
    """Who speaks about whom: an edge for each speaker and each other name that stands in their words.

    Looked for are the full names of all named speakers of these articles, their surnames where one speaker alone of
    the article, or else of all articles, has it, and `names` of your own, {"Ann Lee": ["Lee", "the minister"]}, for
    people who are talked about and never quoted. Pronouns are not resolved, so that an edge is seen too seldom rather
    than too often.

    Raises MissingExtraError without networkx.
    """
    try:
        import networkx as nx
    except ImportError:
        raise MissingExtraError("The network needs networkx: pip install 'quoteattr[plot]'") from None
    frame = table(quotes)
    frame = frame[frame["speaker_type"].isin(["PERSON", "ORG"])]
    everywhere = {**_surnames(frame), **_forms(frame, names or {})}
    edges: Counter[tuple[str, str]] = Counter()
    articles: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for article, here in frame.groupby("article"):
        known = _Names({**everywhere, **_surnames(here)})
        for who, words in zip(here["who"], here["quote"], strict=True):
            for name in set(known.inside(str(words))) - {who}:
                edges[who, name] += 1
                articles[who, name].add(str(article))
    return _network(edges, articles, frame["who"].value_counts().to_dict(), nx)


def _network(
    edges: Counter[tuple[str, str]], articles: Mapping[Any, set[str]], said: Mapping[Any, int], nx: Any
) -> Network:
    import pandas as pd

    ordered = sorted(edges.items(), key=lambda item: (-item[1], item[0]))
    rows = [(*pair, count, len(articles[pair])) for pair, count in ordered]
    graph = nx.DiGraph()
    for speaker, about, count, where in rows:
        graph.add_edge(speaker, about, quotes=count, weight=count, articles=where)
    nx.set_node_attributes(graph, {name: int(said.get(name, 0)) for name in graph}, "quoted")
    return Network(pd.DataFrame(rows, columns=["speaker", "about", "quotes", "articles"]), graph)


def _forms(frame: "pd.DataFrame", own: Mapping[str, Iterable[str]]) -> dict[Words, str]:
    """Full names of at least two words, organisations' names, and the caller's own forms."""
    found: dict[Words, str] = {}
    for who, name, kind in frame[["who", "speaker", "speaker_type"]].drop_duplicates().itertuples(index=False):
        for form in (_words(who), _words(name)):
            if len(form) > 1 or (kind == "ORG" and form):
                found.setdefault(form, who)
    for name, forms in own.items():
        found.update({_words(form): name for form in (name, *forms)})
    return found


def _surnames(here: "pd.DataFrame") -> dict[Words, str]:
    """Last names of people who are quoted here, where one alone has it."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for who in here.loc[here["speaker_type"] == "PERSON", "who"].unique():
        words = _words(who)
        if len(words) > 1:
            owners[words[-1]].add(who)
    return {(surname,): next(iter(who)) for surname, who in owners.items() if len(who) == 1}


def _words(name: str) -> Words:
    return tuple(_POSSESSIVE.sub("", word) for word in _WORD.findall(name))


class _Names:
    """Forms of names, looked up by their first word; the longest one wins."""

    def __init__(self, forms: Mapping[Words, str]) -> None:
        self._by_first: defaultdict[str, list[tuple[Words, str]]] = defaultdict(list)
        for form, name in sorted(forms.items(), key=lambda item: -len(item[0])):
            self._by_first[form[0]].append((form, name))

    def inside(self, text: str) -> Iterator[str]:
        words = _words(text)
        at = 0
        while at < len(words):
            forms = self._by_first.get(words[at], ())
            found = next(((form, name) for form, name in forms if words[at : at + len(form)] == form), None)
            if found:
                yield found[1]
            at += len(found[0]) if found else 1
