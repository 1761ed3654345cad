"use strict";
(() => {
  const cards = JSON.parse(document.getElementById("cards").textContent);
  const card = document.getElementById("card"), hint = card.cloneNode(true);
  const rules = document.head.appendChild(document.createElement("style")).sheet;
  const buttons = [...document.querySelectorAll(".speakers button")];
  const boxes = [...document.querySelectorAll('input[name="kind"]')];
  const find = document.getElementById("find");
  let speaker = null, chosen = null;

  // What is filtered out stays in the text, unmarked: one rule does it, however many quotations there are.
  const plain = "{ background: none; text-decoration: none; color: inherit; font: inherit; border: 0; box-shadow: none; cursor: auto }";
  function filter() {
    while (rules.cssRules.length) rules.deleteRule(0);
    const hidden = boxes.filter((box) => !box.checked).map((box) => "." + box.value);
    if (speaker !== null) hidden.push(`:not(.s${speaker})`);
    for (const which of hidden) {
      rules.insertRule(`article .m${which} ${plain}`);
      rules.insertRule(`article .m${which}::before, article .m${which}::after { display: none }`);
      rules.insertRule(`.all tr.q${which} { display: none }`);
    }
    for (const button of buttons) button.setAttribute("aria-pressed", String(Number(button.value) === speaker));
  }
  const seen = (quote) => (speaker === null || quote.voice === speaker)
    && boxes.every((box) => box.checked || box.value !== quote.kind);

  function choose(number, scroll) {
    for (const part of document.querySelectorAll(".chosen")) part.classList.remove("chosen");
    chosen = number;
    if (number === null) { card.className = "card"; card.replaceChildren(...hint.cloneNode(true).childNodes); return; }
    const parts = document.querySelectorAll(`article [data-q~="${number}"]`);
    for (const part of parts) part.classList.add("chosen");
    if (scroll && parts.length) parts[0].scrollIntoView({ block: "center" });
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
  function only(number) {
    speaker = number === speaker ? null : number;
    filter();
    if (chosen !== null && !seen(cards[chosen])) choose(null);
  }

  for (const button of buttons) button.addEventListener("click", () => only(Number(button.value)));
  for (const box of boxes) box.addEventListener("change", filter);
  document.querySelector("main").addEventListener("click", (event) => {
    const part = event.target.closest("article [data-q], tr[data-q]");
    if (!part) return;
    const own = part.dataset.q.split(" ").map(Number).filter((number) => seen(cards[number]));
    if (own.length) choose(own[(own.indexOf(chosen) + 1) % own.length], part.tagName === "TR");
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches('input[type="search"]') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") { speaker = null; for (const box of boxes) box.checked = true; filter(); choose(null); }
    else if (event.key === "Enter" && event.target.matches("article [data-q]")) event.target.click();
  });
  if (buttons.length > 8) find.hidden = false;
  find.addEventListener("input", () => {
    const words = find.value.toLowerCase();
    for (const button of buttons) button.parentElement.hidden = !button.textContent.toLowerCase().includes(words);
  });
})();
