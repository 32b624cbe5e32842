// The comparison of models: the heads of the table become buttons that sort it, by figures and not by their text. The
// script stands behind the table and is read at once, so that nothing moves. Without it the table stands by cost.
(function () {
  "use strict";
  const table = document.getElementById("trials");
  const say = document.getElementById("sorted");
  const [lang, body] = [document.documentElement.lang, table.tBodies[0]];
  const heads = [...table.tHead.rows[0].cells];
  const compare = new Intl.Collator(lang, { numeric: true }).compare;

  /** What a row is sorted by in a column: its figure, or its words. */
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent.trim() : Number(cell.dataset.v);
  };

  function sort(column, down) {
    const order = (a, b) => (typeof a === "number" ? a - b : compare(a, b)) * (down ? -1 : 1);
    const rows = [...body.rows].map((row) => [key(row, column), row]);
    rows.sort(([a], [b]) => order(a, b));
    body.append(...rows.map(([, row]) => row));
    for (const [i, head] of heads.entries()) {
      if (i === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const words = down ? say.dataset.down : say.dataset.up;
    say.textContent = words.replace("{column}", heads[column].textContent.trim());
  }

  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent.trim();
    button.title = say.dataset.how;
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      sort(column, now ? now === "ascending" : "down" in head.dataset);
    });
    head.replaceChildren(button);
  }
})();
