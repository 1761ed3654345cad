"""The local server: a page, and what it asks for as JSON.

It answers only who comes by its own address and holds the token of this start: a foreign Host (DNS rebinding), a
foreign Origin (another site's script) and a request without the token are refused before anything is looked at.
"""

import hmac
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from secrets import token_urlsafe
from string import Template
from threading import Lock
from typing import Any

from werkzeug.exceptions import BadRequest, Forbidden, HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from quoteattr.corpora.gold import Spans
from quoteattr.errors import InputError
from quoteattr.reviewing.decisions import ACCEPTED, ADDED, CORRECTED, REJECTED, Attribution, Corrections, Decision
from quoteattr.reviewing.decisions import checked as checked_attribution
from quoteattr.reviewing.filters import facets, filter_of, matching
from quoteattr.reviewing.offsets import Units
from quoteattr.reviewing.runs import Run

MOST_BYTES = 1 << 20
PAGE = 200  # quotations a list asks for at a time

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_STATIC = {"review.js": "text/javascript", "review.css": "text/css"}


class App:
    """A WSGI application over one run. hosts: what a request's Host may be."""

    def __init__(self, run: Run, corrections: Corrections, hosts: Iterable[str]) -> None:
        self.run, self.corrections = run, corrections
        self.hosts = frozenset(hosts)
        self.token = token_urlsafe(24)
        self.lock = Lock()
        self.states: dict[int, str] = {}
        for article_id in corrections.articles:
            self._note_states(article_id)
        self.routes = Map(
            [
                Rule("/", endpoint=self.page, methods=["GET"]),
                Rule("/static/<name>", endpoint=self.static, methods=["GET"]),
                Rule("/api/facets", endpoint=self.facets, methods=["GET"]),
                Rule("/api/quotes", endpoint=self.quotes, methods=["GET"]),
                Rule("/api/article", endpoint=self.article, methods=["GET"]),
                Rule("/api/decide", endpoint=self.decide, methods=["POST"]),
                Rule("/api/finish", endpoint=self.finish, methods=["POST"]),
            ]
        )

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        try:
            response = self._answer(request)
        except InputError as error:
            response = _json({"error": str(error)}, 400)
        except HTTPException as error:
            response = _json({"error": error.description or error.name}, error.code or 500)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        self._check(request)
        routes = self.routes.bind_to_environ(request.environ)
        endpoint: Callable[..., Response]
        endpoint, values = routes.match()
        with self.lock:
            return endpoint(request, **values)

    def _check(self, request: Request) -> None:
        host = request.environ.get("HTTP_HOST", "")
        if host not in self.hosts:
            raise Forbidden("This page answers only at its own address.")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{host}":
            raise Forbidden("Another site may not ask this page.")
        if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            raise Forbidden("Another site may not ask this page.")
        token = request.headers.get("X-Quoteattr-Token", "")
        if request.path.startswith("/api/") and not hmac.compare_digest(token.encode(), self.token.encode()):
            raise Forbidden("This page was opened before the server was started anew: load it again.")
        if (request.content_length or 0) > MOST_BYTES:
            raise BadRequest("That is too much at once.")

    # -- what is asked for ---------------------------------------------------------------------------------------------

    def page(self, request: Request) -> Response:
        html = Template(_file("review.html")).substitute(token=self.token)
        return Response(html, mimetype="text/html")

    def static(self, request: Request, name: str) -> Response:
        if name not in _STATIC:
            raise NotFound
        return Response(_file(name), mimetype=_STATIC[name])

    def facets(self, request: Request) -> Response:
        return _json({"name": self.run.name, "corrections": str(self.corrections.path), **facets(self.run)})

    def quotes(self, request: Request) -> Response:
        offset = max(0, request.args.get("offset", 0, type=int))
        found = matching(self.run, filter_of(request.args), self.states)
        some = found[offset : offset + PAGE]
        rows = [_listed(n, row, self.states.get(n, "open")) for n, row in zip(some, self.run.rows(some), strict=True)]
        return _json({"total": len(found), "decided": len(self.states), "all": self.run.quotes.num_rows, "rows": rows})

    def article(self, request: Request) -> Response:
        article = self._article(request.args.get("id", ""))
        article_id, units = article["article_id"], Units(article["text"]) if article["text"] is not None else None
        decided = self.corrections.articles.get(article_id)
        decisions = decided.decisions if decided else {}
        numbers = self.run.numbers_of(article_id)
        quotes = []
        for number, row in zip(numbers, self.run.rows(numbers), strict=True):
            quotes.append(_shown(number, row, decisions.get(row["quote_id"]), units))
        quotes += [_added(key, one, units) for key, one in decisions.items() if one.state == ADDED]
        return _json({**article, "quotes": quotes, "complete": bool(decided and decided.complete)})

    def decide(self, request: Request) -> Response:
        asked = _body(request)
        article = self._article(asked.get("article"))
        row = self._row(article["article_id"], asked.get("quote"))
        key = row["quote_id"] if row else asked.get("quote") or self._new_key(article["article_id"])
        self.corrections.decide(article, key, self._decision(asked, article["text"], row))
        self._note_states(article["article_id"])
        return _json({"quote": key})

    def finish(self, request: Request) -> Response:
        asked = _body(request)
        article = self._article(asked.get("article"))
        complete = asked.get("complete") is True
        still_open = [n for n in self.run.numbers_of(article["article_id"]) if n not in self.states]
        if complete and still_open:
            raise InputError(f"{len(still_open)} quotations of this article are still open.")
        self.corrections.finish(article, complete)
        return _json({"complete": complete})

    # -- in between ----------------------------------------------------------------------------------------------------

    def _article(self, article_id: Any) -> Mapping[str, Any]:
        try:
            article = self.run.article(str(article_id))
        except KeyError:
            raise NotFound(f"There is no article {article_id!r}.") from None
        return article

    def _row(self, article_id: str, quote_id: Any) -> dict[str, Any] | None:
        rows = self.run.rows(self.run.numbers_of(article_id))
        return next((row for row in rows if row["quote_id"] == quote_id), None)

    def _new_key(self, article_id: str) -> str:
        decided = self.corrections.articles.get(article_id)
        taken = set(decided.decisions) if decided else set()
        return next(key for key in (f"added{n}" for n in range(1, len(taken) + 2)) if key not in taken)

    def _decision(self, asked: Mapping[str, Any], text: str | None, row: Mapping[str, Any] | None) -> Decision | None:
        if text is None:
            raise InputError("This run did not keep the articles' texts, so that nothing can be corrected in them.")
        verdict = asked.get("decision")
        if verdict == "clear":
            return None
        if verdict == "reject":
            if row is None:
                return None  # what the reviewer added goes as it came
            return Decision(state=REJECTED)
        if verdict != "accept":
            raise InputError.unknown("decision", verdict, ("accept", "reject", "clear"))
        units = Units(text)
        said = Attribution(
            content=_spans(asked.get("content"), units),
            cue=_spans(asked.get("cue"), units),
            source=_spans(asked.get("source"), units),
            speaker=_words(asked.get("speaker")),
            type=_words(asked.get("type")) or "PERSON",
            date=_words(asked.get("date")),
        )
        checked_attribution(text, said)
        state = ADDED if row is None else ACCEPTED if said == proposed(row) else CORRECTED
        return Decision(state=state, kept=said)

    def _note_states(self, article_id: str) -> None:
        decided = self.corrections.articles.get(article_id)
        numbers = self.run.numbers_of(article_id)
        for number, row in zip(numbers, self.run.rows(numbers), strict=True):
            decision = decided.decisions.get(row["quote_id"]) if decided else None
            if decision is None:
                self.states.pop(number, None)
            else:
                self.states[number] = decision.state


def proposed(row: Mapping[str, Any]) -> Attribution:
    """What the run says of a quotation."""
    pieces = [piece.split("-") for piece in (row["spans"] or "").split(";") if piece]
    return Attribution(
        content=tuple((int(start), int(end)) for start, end in pieces),
        cue=_pair(row["cue_start"], row["cue_end"]),
        source=_pair(row["source_start"], row["source_end"]),
        speaker=row["speaker"],
        type=row["speaker_type"] or "PERSON",
        date=row["said_iso"],
    )


def _pair(start: int | None, end: int | None) -> Spans:
    return ((start, end),) if start is not None and end is not None else ()


def _listed(number: int, row: Mapping[str, Any], state: str) -> dict[str, Any]:
    kept = ("quote", "speaker", "kind", "outlet", "confidence", "article_id", "quote_id", "title")
    return {"n": number, "state": state, "day": row["said_on"] or row["published"], **{key: row[key] for key in kept}}


def _shown(number: int, row: Mapping[str, Any], decision: Decision | None, units: Units | None) -> dict[str, Any]:
    said = decision.kept if decision and decision.kept else proposed(row)
    kept = ("quote_id", "kind", "stance", "negated", "role", "via", "said_text", "confidence")
    more = {key: row[key] for key in kept}
    return {"n": number, "state": decision.state if decision else "open", **more, **_plain(said, units)}


def _added(key: str, decision: Decision, units: Units | None) -> dict[str, Any]:
    assert decision.kept is not None
    return {"n": None, "state": decision.state, "quote_id": key, "kind": "added", **_plain(decision.kept, units)}


def _plain(said: Attribution, units: Units | None) -> dict[str, Any]:
    """units: None where the text was not kept, and spans lead nowhere."""
    spans = {role: units.out(getattr(said, role)) if units else [] for role in ("content", "cue", "source")}
    return {**spans, "speaker": said.speaker, "type": said.type, "date": said.date}


def _body(request: Request) -> Mapping[str, Any]:
    if request.mimetype != "application/json":
        raise BadRequest("That is not JSON.")
    try:
        body = json.loads(request.get_data(as_text=True))
    except ValueError:
        raise BadRequest("That is not JSON.") from None
    if not isinstance(body, dict):
        raise BadRequest("That is not a JSON object.")
    return body


def _spans(value: Any, units: Units) -> Spans:
    try:
        return units.back(tuple((int(start), int(end)) for start, end in value or ()))
    except (TypeError, ValueError, IndexError):
        raise InputError(f"{value!r} is not a list of [start, end].") from None


def _words(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise InputError(f"{value!r} is not a text.")
    return (value or "").strip() or None


def _json(value: Any, status: int = 200) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), status, mimetype="application/json")


@cache
def _file(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
