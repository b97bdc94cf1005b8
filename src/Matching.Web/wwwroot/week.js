// Draws a week with a finger or a mouse over the check boxes of the form, which work by themselves without it.
"use strict";
for (const table of document.querySelectorAll("table[data-week]")) {
  let paint = null;
  const boxAt = event => document.elementFromPoint(event.clientX, event.clientY)?.closest("table[data-week] td")?.querySelector("input");
  table.classList.add("drawn");
  table.addEventListener("pointerdown", event => {
    const box = event.target.closest("td")?.querySelector("input");
    if (!box || event.button !== 0) return;
    paint = !box.checked;
    box.checked = paint;
    box.focus({ preventScroll: true });
    event.preventDefault();
  });
  table.addEventListener("pointermove", event => {
    if (paint === null) return;
    const box = boxAt(event);
    if (box && table.contains(box)) box.checked = paint;
  });
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => { paint = null; });
  // The press has set the box already; the click that follows it would turn it back. The keyboard's click has no detail.
  table.addEventListener("click", event => { if (event.detail > 0 && event.target.closest("td")) event.preventDefault(); });
}
