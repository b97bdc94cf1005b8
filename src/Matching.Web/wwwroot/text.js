// Counts and judges a text while it is typed, by asking the server's own checker; without it the form's button does the same.
"use strict";
for (const box of document.querySelectorAll("textarea[data-check]")) {
  const line = document.getElementById(box.dataset.line);
  const show = told => {
    line.replaceChildren(...[told.line, ...told.faults].filter(Boolean).map(words => {
      const row = document.createElement("span");
      row.textContent = words;
      row.className = "check-row";
      return row;
    }));
    line.classList.toggle("check-red", told.faults.length > 0);
  };
  let waiting = 0;
  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(box.dataset.check, { method: "POST", body: new FormData(box.form), headers: { Accept: "application/json" } });
      if (mine === asked) show(answer.ok ? await answer.json() : { line: "", faults: [] });
    } catch {
      // Offline: what stands there may be old, so nothing stands there.
      if (mine === asked) show({ line: "", faults: [] });
    }
  };
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 250); });
}
