"""Articles of what is reported in others: there a network learns reports within reports.

It reads contents once more, each as a paragraph of its own (`quoteattr.ml.within`): it should have learned from such.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quoteattr.annotations import Attribution
from quoteattr.corpora.gold import GoldArticle, GoldAttribution, Spans
from quoteattr.ml.within import stretches_within


def inner_articles(articles: Sequence[GoldArticle]) -> list[GoldArticle]:
    """The sentences within contents that hold a reporting verb, as articles with the attributions that lie in them.

    A sentence in which somebody reports and whose annotation reaches beyond it is left out. Only articles that annotate
    reports within reports are of use: in PolNeAR's a sentence without an attribution may well hold one.
    """
    return [one for article in articles for one in _within(article)]


def _within(article: GoldArticle) -> Iterator[GoldArticle]:
    rows = [Attribution(str(n), att.content) for n, att in enumerate(article.attributions)]
    for number, ((start, end), key) in enumerate(stretches_within(article.text, rows)):
        others = [att for n, att in enumerate(article.attributions) if str(n) != key and _begins_in(att, start, end)]
        if all(_lies_in(spans, start, end) for att in others for spans in (att.content, att.cue, att.source)):
            yield replace(
                article,
                article=replace(article.article, id=f"{article.id}-within-{number}", text=article.text[start:end]),
                attributions=tuple(_moved(att, start) for att in others),
                optional=(),
            )


def _begins_in(att: GoldAttribution, start: int, end: int) -> bool:
    return any(start <= s < end for s, _ in (*att.cue, *att.content))


def _lies_in(spans: Spans, start: int, end: int) -> bool:
    return all(start <= s and e <= end for s, e in spans)


def _moved(att: GoldAttribution, start: int) -> GoldAttribution:
    content, cue, source = (
        tuple((s - start, e - start) for s, e in spans) for spans in (att.content, att.cue, att.source)
    )
    return replace(att, content=content, cue=cue, source=source)
