// Follows a run while it goes on; without it the page asks again by itself every third second.
"use strict";
for (const box of document.querySelectorAll("[data-progress]")) {
  const body = box.querySelector("[data-steps]");
  const source = new EventSource(box.dataset.progress);
  const show = steps => body.replaceChildren(...steps.map(step => {
    const row = document.createElement("tr");
    const name = document.createElement("th");
    name.scope = "row";
    name.textContent = step.step;
    const time = document.createElement("td");
    time.textContent = step.time;
    row.append(name, time);
    return row;
  }));
  source.addEventListener("steps", event => show(JSON.parse(event.data)));
  source.addEventListener("over", () => { source.close(); location.reload(); });
}
