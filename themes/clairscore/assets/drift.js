// Sorts and filters the tables of columns. Without it they are whole, in the order of what matters most.
(() => {
  'use strict';
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const start = (root) => {
    const table = root.querySelector('table');
    const rows = [...table.tBodies].map((body, place) => ({
      body,
      place,
      figures: body.dataset.by.trim().split(' ').map(Number),
      name: body.querySelector('th').textContent.toLowerCase(),
      kinds: { moved: body.classList.contains('moved'), drifted: 'drifted' in body.dataset, missing: 'missing' in body.dataset },
    }));
    const name = root.querySelector('.by-name');
    const kind = root.querySelector('.by-kind');
    const status = root.querySelector('.status');

    const filter = () => {
      const wanted = name.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        const fits = row.name.includes(wanted) && (!kind.value || row.kinds[kind.value]);
        row.body.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      status.textContent = fill(root.dataset.shown, { n: shown, of: rows.length });
    };

    const heads = [...table.tHead.querySelectorAll('[data-by]')];
    const sort = (head) => {
      const rising = head.getAttribute('aria-sort') === 'descending';
      const by = Number(head.dataset.by);
      const order = [...rows].sort((a, b) => {
        const gap = b.figures[by] - a.figures[by];
        return (rising ? -gap : gap) || a.place - b.place;
      });
      table.append(...order.map((row) => row.body));
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', rising ? 'ascending' : 'descending');
    };
    for (const head of heads) {
      const button = document.createElement('button');
      button.type = 'button';
      button.title = fill(root.dataset.sort, { column: head.textContent });
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => sort(head));
    }
    name.addEventListener('input', filter);
    kind.addEventListener('change', filter);
    root.querySelector('.controls').hidden = false;
    filter();
  };

  document.querySelectorAll('.columns').forEach(start);
})();
