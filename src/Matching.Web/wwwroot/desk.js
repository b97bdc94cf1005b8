// The desk by keyboard, and its forms without a whole new page. Everything it does stands on the page as a button or a link.
"use strict";
{
  const main = document.getElementById("main-content");
  const said = document.createElement("div");
  let at = -1;
  let busy = false;

  said.className = "sr-only";
  said.id = "desk-said";
  said.setAttribute("role", "status");
  document.body.append(said);

  const cards = () => [...main.querySelectorAll("article.proposal")];

  function prepare() {
    for (const card of cards()) card.tabIndex = -1;
    for (const button of main.querySelectorAll("[data-keys]")) button.hidden = false;
  }

  function goTo(number) {
    const all = cards();
    if (all.length === 0) return;
    at = Math.min(Math.max(number, 0), all.length - 1);
    all[at].focus();
    all[at].scrollIntoView({ block: "nearest" });
  }

  // Whoever came to a card by mouse or Tab goes on from there.
  main.addEventListener("focusin", event => {
    const number = cards().indexOf(event.target.closest("article.proposal"));
    if (number >= 0) at = number;
  });

  async function send(form, submitter) {
    const fields = new URLSearchParams(new FormData(form, submitter));
    const answer = await fetch(form.action, { method: "POST", body: fields, credentials: "same-origin" });
    const isDesk = answer.ok && answer.redirected && new URL(answer.url).pathname === location.pathname;
    if (!isDesk) {
      location.assign(answer.redirected ? answer.url : location.href);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const top = window.scrollY;
    main.replaceChildren(...page.getElementById("main-content").childNodes);
    prepare();
    said.textContent = [...main.querySelectorAll(":scope > .alert")].map(one => one.innerText).join(" ");
    if (at >= 0) goTo(at); else window.scrollTo(0, top);
  }

  main.addEventListener("submit", event => {
    const form = event.target;
    if (form.method !== "post" || !new URL(form.action).pathname.startsWith("/desk/")) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    send(form, event.submitter).catch(() => location.reload()).finally(() => { busy = false; });
  });

  main.addEventListener("click", event => {
    if (event.target.closest("[data-keys]")) document.getElementById("keys").showModal();
  });

  function decide(card, key) {
    const rejecting = card.querySelector("details.reject");
    if (key === "a") card.querySelector("form[action='/desk/approve']")?.requestSubmit();
    else if (key === "r" && rejecting) {
      rejecting.open = true;
      rejecting.querySelector("button").focus();
    } else if (key === "Escape" && rejecting) {
      rejecting.open = false;
      card.focus();
    } else if (rejecting?.open) {
      const button = rejecting.querySelectorAll("button")[Number(key) - 1];
      button?.form.requestSubmit(button);
    }
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog[open]")) return;
    const card = cards()[at];
    if (event.key === "j") goTo(at + 1);
    else if (event.key === "k") goTo(at - 1);
    else if (event.key === "?") document.getElementById("keys")?.showModal();
    else if (event.key === "Enter" && event.target === card) {
      const why = card.querySelector("details:not(.reject)");
      why.open = !why.open;
    } else if (card && /^([ar1-9]|Escape)$/.test(event.key)) decide(card, event.key);
    else return;
    event.preventDefault();
  });

  prepare();
}
