"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const token = document.querySelector('meta[name="token"]').content;
  const list = $("list"), text = $("text"), filters = $("filters"), editor = $("editor");
  let rows = [], total = 0, at = -1, article = null, quote = null, asked = 0, loading = false;

  async function ask(path, body) {
    const options = { headers: { "X-Quoteattr-Token": token } };
    if (body) Object.assign(options, { method: "POST", body: JSON.stringify(body) });
    if (body) options.headers["Content-Type"] = "application/json";
    const answer = await fetch(path, options), found = await answer.json();
    if (!answer.ok) throw new Error(found.error);
    return found;
  }
  const guarded = (act) => async (...given) => {
    $("problem").textContent = "";
    try { return await act(...given); } catch (error) { $("problem").textContent = error.message; }
  };
  function make(tag, words, kind) {
    const element = document.createElement(tag);
    element.textContent = words;
    if (kind) element.className = kind;
    return element;
  }

  // -- the list: portions of it come when the scroll nears its end

  const signs = { open: "○", accepted: "✓", corrected: "✎", rejected: "✗" };
  function item(row, place) {
    const button = make("button", "", "item");
    button.type = "button";
    button.tabIndex = -1;
    button.dataset.place = place;
    fill(button, row);
    return button;
  }
  function fill(button, row) {
    const facts = [row.kind, row.day, row.outlet, row.confidence === null ? null : row.confidence.toFixed(2)];
    button.replaceChildren(
      make("small", `${signs[row.state]} ${row.speaker || "no speaker"} · ${facts.filter(Boolean).join(" · ")}`),
      make("span", row.quote));
    button.title = row.state;
  }
  function address(offset) {
    const chosen = new URLSearchParams([...new FormData(filters)].filter(([, value]) => value));
    chosen.set("offset", offset);
    return "/api/quotes?" + chosen;
  }
  async function more() {
    if (loading || (rows.length && rows.length >= total)) return;
    loading = true;
    const mine = asked;
    try {
      const found = await ask(address(rows.length));
      if (mine !== asked) return;
      total = found.total;
      list.append(...found.rows.map((row, n) => item(row, rows.length + n)));
      rows.push(...found.rows);
      progress(found);
    } finally { loading = false; }
  }
  function progress(found) {
    $("progress").textContent =
      `${found.total.toLocaleString("en")} shown · ${found.decided.toLocaleString("en")} of ${found.all.toLocaleString("en")} decided`;
  }
  const refresh = guarded(async () => {
    asked += 1;
    loading = false;
    rows = [];
    total = 0;
    at = -1;
    list.replaceChildren();
    list.scrollTop = 0;
    await more();
    if (rows.length) await go(0); else show(null, null);
  });
  list.addEventListener("scroll", () => { if (list.scrollTop + 2 * list.clientHeight > list.scrollHeight) guarded(more)(); });
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".item");
    if (button) guarded(go)(Number(button.dataset.place));
  });
  async function go(place) {
    if (place >= rows.length - 5) await more();
    if (place < 0 || place >= rows.length) return;
    list.children[at]?.removeAttribute("aria-current");
    at = place;
    list.children[at].setAttribute("aria-current", "true");
    list.children[at].scrollIntoView({ block: "nearest" });
    const row = rows[at];
    if (!article || article.article_id !== row.article_id) await load(row.article_id);
    choose(article.quotes.find((one) => one.quote_id === row.quote_id), true);
  }

  // -- the article

  async function load(id) {
    article = await ask("/api/article?id=" + encodeURIComponent(id));
    $("people").replaceChildren(...[...new Set(article.quotes.map((one) => one.speaker).filter(Boolean))].map((name) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }));
  }
  function choose(found, scroll) {
    quote = found ? { ...found, content: [...found.content], cue: [...found.cue], source: [...found.source] } : null;
    show(quote, article);
    if (scroll) text.querySelector(".content")?.scrollIntoView({ block: "center" });
  }
  const inside = (spans, start, end) => spans.some(([s, e]) => s <= start && end <= e);
  function show(one, of) {
    $("title").textContent = of ? of.title || of.article_id : "No quotation fits.";
    const facts = of ? [of.outlet, (of.published_iso || "").slice(0, 10), of.complete ? "finished" : ""] : [];
    $("about").textContent = facts.filter(Boolean).join(" · ");
    draw(one, of);
    $("state").textContent = one ? `${signs[one.state] || "+"} ${one.state} · ${one.kind}` : "";
    $("said").textContent = one && of.text !== null ? one.content.map(([s, e]) => of.text.slice(s, e)).join(" … ") : "";
    editor.speaker.value = (one && one.speaker) || "";
    editor.type.value = (one && one.type) || "PERSON";
    editor.date.value = (one && one.date) || "";
    const hints = one ? [one.stance, one.negated ? "not said" : "", one.role, one.via && "via " + one.via, one.said_text && `“${one.said_text}”`] : [];
    $("hint").textContent = hints.filter(Boolean).join(" · ");
  }
  function draw(one, of) {
    if (!of) { text.replaceChildren(); return; }
    if (of.text === null) { text.textContent = "This run did not keep the articles’ texts."; return; }
    const others = of.quotes.filter((other) => !one || other.quote_id !== one.quote_id);
    const own = one ? { content: one.content, cue: one.cue, source: one.source } : {};
    const edges = new Set([0, of.text.length]);
    for (const spans of [...Object.values(own), ...others.map((other) => other.content)])
      for (const [start, end] of spans) { edges.add(start); edges.add(end); }
    const cuts = [...edges].sort((a, b) => a - b), runs = [];
    for (let n = 0; n + 1 < cuts.length; n += 1) {
      const [start, end] = [cuts[n], cuts[n + 1]];
      const run = make("span", of.text.slice(start, end));
      run.dataset.start = start;
      for (const role of Object.keys(own)) if (inside(own[role], start, end)) run.classList.add(role);
      const other = others.find((candidate) => inside(candidate.content, start, end));
      if (other && !run.classList.contains("content")) {
        run.classList.add("other");
        if (other.state !== "open") run.classList.add("done");
        run.dataset.other = other.quote_id;
      }
      runs.push(run);
    }
    text.replaceChildren(...runs);
  }
  text.addEventListener("click", (event) => {
    const run = event.target.closest("[data-other]");
    if (!run || !getSelection().isCollapsed) return;
    const place = rows.findIndex((row) => row.article_id === article.article_id && row.quote_id === run.dataset.other);
    if (place >= 0) guarded(go)(place);
    else choose(article.quotes.find((one) => one.quote_id === run.dataset.other), false);
  });
  function selected() {
    const chosen = getSelection();
    if (chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return null;
    const range = chosen.getRangeAt(0);
    const place = (node, offset) => node.nodeType === Node.TEXT_NODE
      ? Number(node.parentElement.dataset.start) + offset
      : node === text
        ? Number(text.children[offset]?.dataset.start ?? article.text.length)
        : Number(node.dataset.start) + (offset ? node.textContent.length : 0);
    let start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
    while (start < end && /\s/.test(article.text[start])) start += 1;
    while (start < end && /\s/.test(article.text[end - 1])) end -= 1;
    return start < end ? [start, end] : null;
  }

  // -- corrections

  function put(role, span, add) {
    if (role === "content" && !span) throw new Error("Select the words first.");
    quote[role] = add ? [...quote[role], span].sort((a, b) => a[0] - b[0]) : span ? [span] : [];
    keep();
    getSelection().removeAllRanges();
  }
  function keep() {
    Object.assign(quote, { speaker: editor.speaker.value, type: editor.type.value, date: editor.date.value });
    show(quote, article);
  }
  function nudge(first, by) {
    const piece = first ? 0 : quote.content.length - 1, side = first ? 0 : 1, span = [...quote.content[piece]];
    
    const stops = [...article.text.matchAll(/\S+/g)].map((match) => first ? match.index : match.index + match[0].length);
    const near = by < 0 ? stops.filter((stop) => stop < span[side]).pop() : stops.find((stop) => stop > span[side]);
    if (near === undefined) return;
    span[side] = near;
    if (span[0] >= span[1]) return;
    quote.content[piece] = span;
    keep();
  }
  const decide = guarded(async (decision) => {
    if (!quote) return;
    const { quote_id, content, cue, source } = quote;
    const [speaker, type, date] = [editor.speaker.value, editor.type.value, editor.date.value];
    await ask("/api/decide", { article: article.article_id, quote: quote_id, decision, content, cue, source, speaker, type, date });
    const id = quote_id;
    await load(article.article_id);
    const now = article.quotes.find((one) => one.quote_id === id);
    const place = rows.findIndex((row) => row.article_id === article.article_id && row.quote_id === id);
    if (place >= 0 && now) { rows[place].state = now.state; fill(list.children[place], rows[place]); }
    const found = await ask(address(Math.max(total, 1)));
    progress(found);
    document.activeElement?.blur?.();
    if (decision !== "clear" && at + 1 < rows.length) await go(at + 1);
    else choose(now || null, false);
  });
  const add = guarded(async () => {
    const span = selected();
    if (!span) throw new Error("Select the words of the quotation that is missing first.");
    const { quote: id } = await ask("/api/decide", { article: article.article_id, quote: null, decision: "accept", content: [span] });
    await load(article.article_id);
    choose(article.quotes.find((one) => one.quote_id === id), false);
    editor.speaker.focus();
  });
  const finish = guarded(async () => {
    const { complete } = await ask("/api/finish", { article: article.article_id, complete: !article.complete });
    article.complete = complete;
    show(quote, article);
  });

  // -- keys

  const keys = {
    j: () => go(at + 1), k: () => go(at - 1), ArrowDown: () => go(at + 1), ArrowUp: () => go(at - 1),
    a: () => decide("accept"), x: () => decide("reject"), z: () => decide("clear"),
    e: () => editor.speaker.select(), d: () => editor.date.select(),
    c: () => put("content", selected()), v: () => put("content", selected(), true),
    s: () => put("source", selected()), u: () => put("cue", selected()),
    "[": () => nudge(true, -1), "]": () => nudge(true, 1), "{": () => nudge(false, -1), "}": () => nudge(false, 1),
    n: () => add(), f: () => finish(), "/": () => $("words").focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input, select");
    if (field) {
      if (event.key === "Escape") { field.blur(); event.preventDefault(); }
      if (event.key === "Enter") { event.preventDefault(); if (field.form === editor) decide("accept"); else field.blur(); }
      return;
    }
    const act = keys[event.key];
    if (!act || (!quote && !["/", "j", "k"].includes(event.key))) return;
    if (event.key.startsWith("Arrow") && document.activeElement === text) return;
    event.preventDefault();
    guarded(act)();
  });
  editor.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("submit", (event) => event.preventDefault());
  editor.addEventListener("click", (event) => { const act = event.target.closest("[data-act]"); if (act) decide(act.dataset.act); });
  let waiting;
  filters.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(refresh, 120); });

  guarded(async () => {
    const found = await ask("/api/facets");
    $("name").textContent = `Review of ${found.name}`;
    $("where").textContent = `corrections: ${found.corrections}`;
    document.title = `Review of ${found.name}`;
    for (const { value, count } of found.outlet) filters.outlet.append(new Option(`${value} (${count})`, value));
    $("speakers").append(...found.speaker.map(({ value }) => { const option = document.createElement("option"); option.value = value; return option; }));
    await refresh();
    list.focus();
  })();
})();
