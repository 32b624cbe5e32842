// A client's page.
(function () {
  "use strict";
  const { plain } = window.clairscore;
  const filter = document.getElementById("filter");
  if (filter) {
    const [words, counts, say] = [document.getElementById("words"), document.getElementById("counts"), filter.querySelector("[role=status]")];
    const themes = Array.from(document.querySelectorAll(".values details"));
    const opened = themes.map((theme) => theme.open);
    const apply = () => {
      const typed = plain(words.value.trim());
      let shown = 0;
      themes.forEach((theme, place) => {
        const named = plain(theme.querySelector("summary span").textContent).includes(typed);
        let any = false;
        for (const line of theme.querySelectorAll("tbody tr")) {
          const matches = named || plain(line.cells[0].textContent).includes(typed);
          line.hidden = !matches || (counts.checked && line.cells[5].className === "z");
          any = any || !line.hidden;
        }
        for (const unknown of theme.querySelectorAll(".unknown")) {
          unknown.hidden = counts.checked || !(named || plain(unknown.textContent).includes(typed));
          any = any || !unknown.hidden;
        }
        theme.hidden = !any;
        theme.open = typed || counts.checked ? any : opened[place];
        shown += any ? 1 : 0;
      });
      say.textContent = shown ? "" : filter.dataset.none;
    };
    filter.hidden = false;
    filter.addEventListener("input", apply);
    filter.addEventListener("submit", (event) => event.preventDefault());
  }
})();
