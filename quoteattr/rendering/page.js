"use strict";
(() => {
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const cards = data("cards"), cells = data("cells");
  const card = document.getElementById("card"), hint = card.cloneNode(true);
  const buttons = [...document.querySelectorAll(".speakers button")];
  const boxes = [...document.querySelectorAll('input[name="kind"]')];
  const find = document.getElementById("find");
  const table = document.querySelector(".all"), rows = table.querySelector("tbody"), more = document.getElementById("more");
  const ROWS = 200;  // of a long table, shown at a time
  let speaker = null, chosen = null, outlined = [], kinds = new Set(boxes.map((box) => box.value));

  const numbers = (part) => part.dataset.q.split(" ").map(Number);
  const seen = (quote) => (speaker === null || quote.voice === speaker) && kinds.has(quote.kind);

  // What is filtered out stays in the text, unmarked. A long page has its paragraphs in blocks, and only those near the
  // screen are kept up to date; the others follow when they come near.
  const blocks = document.querySelectorAll(".block"), near = new Set(), drawn = new Map();
  let state = 0;
  function draw(block) {
    if ((drawn.get(block) ?? 0) === state) return;
    drawn.set(block, state);
    for (const part of block.querySelectorAll("[data-q]"))
      part.classList.toggle("off", !numbers(part).some((number) => seen(cards[number])));
  }
  if (blocks.length) {
    const watcher = new IntersectionObserver((changes) => {
      for (const change of changes)
        if (change.isIntersecting) { near.add(change.target); draw(change.target); } else near.delete(change.target);
    }, { rootMargin: "300px 0px" });
    for (const block of blocks) watcher.observe(block);
    window.addEventListener("beforeprint", () => blocks.forEach(draw));
  } else for (const article of document.querySelectorAll("article")) near.add(article);

  function filter() {
    state += 1;
    kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    near.forEach(draw);
    for (const button of buttons) {
      const pressed = String(Number(button.value) === speaker);
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    }
    if (table.open) list();
    if (chosen !== null && !seen(cards[chosen])) choose(null);
  }

  // The table of a long page is made when it is opened, some rows at a time.
  let listed = 0;
  function list() {
    if (!cells.length) {
      for (const row of rows.children) row.hidden = !seen(cards[row.dataset.q]);
      return;
    }
    rows.replaceChildren();
    listed = 0;
    extend();
  }
  function extend() {
    for (let made = 0; made < ROWS && listed < cells.length; listed += 1) {
      if (!seen(cards[listed])) continue;
      const row = rows.insertRow();
      row.dataset.q = listed;
      for (const words of cells[listed]) row.insertCell().textContent = words;
      made += 1;
    }
    more.hidden = !cards.slice(listed).some(seen);
  }

  let index = null;
  function parts(number) {
    if (index === null) {
      index = cards.map(() => []);
      for (const part of document.querySelectorAll("article [data-q]"))
        for (const own of numbers(part)) index[own].push(part);
    }
    return index[number];
  }
  if (cards.length) setTimeout(parts, 500, 0);  // so that the first choice need not wait for it
  function choose(number, scroll) {
    for (const part of outlined) part.classList.remove("chosen");
    chosen = number;
    outlined = number === null ? [] : parts(number);
    if (number === null) { card.className = "card"; card.replaceChildren(...hint.cloneNode(true).childNodes); return; }
    for (const part of outlined) part.classList.add("chosen");
    if (scroll && outlined.length) outlined[0].scrollIntoView({ block: "center" });
    const quote = cards[number], words = document.createElement("blockquote"), list = document.createElement("dl");
    words.textContent = quote.quote;
    card.className = "card open " + quote.colour;
    for (const [name, value] of quote.facts) {
      const dt = list.appendChild(document.createElement("dt")), dd = list.appendChild(document.createElement("dd"));
      dt.textContent = name;
      dd.textContent = value;
    }
    card.replaceChildren(words, list);
  }
  function step(by) {
    for (let n = (chosen === null ? (by > 0 ? -1 : cards.length) : chosen) + by; n >= 0 && n < cards.length; n += by)
      if (seen(cards[n])) { choose(n, true); return; }
  }
  function everything() {
    speaker = null;
    for (const box of boxes) box.checked = true;
    filter();
    choose(null);
  }

  for (const button of buttons)
    button.addEventListener("click", () => {
      speaker = Number(button.value) === speaker ? null : Number(button.value);
      filter();
    });
  for (const box of boxes) box.addEventListener("change", filter);
  table.addEventListener("toggle", () => { if (table.open) list(); });
  more.addEventListener("click", extend);
  document.querySelector("main").addEventListener("click", (event) => {
    const part = event.target.closest("article [data-q], tr[data-q]");
    if (!part) {  // beside every quotation: close the card, which on a small screen hides the text
      if (chosen !== null && event.target.closest("article") && getSelection().isCollapsed) choose(null);
      return;
    }
    const own = numbers(part).filter((number) => seen(cards[number]));
    if (own.length) choose(own[(own.indexOf(chosen) + 1) % own.length], part.tagName === "TR");
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches('input[type="search"]') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") everything();
    else if (event.key === "Enter" && event.target.matches("article [data-q]")) event.target.click();
  });
  if (buttons.length > 8) find.hidden = false;
  find.addEventListener("input", () => {
    const words = find.value.toLowerCase();
    for (const button of buttons) button.parentElement.hidden = !button.textContent.toLowerCase().includes(words);
  });
})();
