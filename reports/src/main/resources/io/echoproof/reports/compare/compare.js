'use strict';
// Shows and hides rows, and opens a cell's evidence; the page is complete without it.
document.addEventListener('DOMContentLoaded', () => {
  const rows = [...document.querySelectorAll('tr[data-row]')];
  const areas = [...document.querySelectorAll('tr.cmp-area')];
  const buttons = [...document.querySelectorAll('button[data-filter]')];
  const search = document.querySelector('#cmp-search');
  const count = document.querySelector('#cmp-count');
  const dialog = document.querySelector('dialog');
  const body = document.querySelector('#cmp-evidence');
  let filter = 'all';

  const shown = (row) =>
    (filter === 'all' || row.dataset[filter] === 'yes') &&
    row.textContent.toLowerCase().includes(search.value.trim().toLowerCase());

  function apply() {
    let visible = 0;
    const used = new Set();
    for (const row of rows) {
      row.hidden = !shown(row);
      if (!row.hidden) {
        visible++;
        used.add(row.dataset.area);
      }
    }
    for (const area of areas) area.hidden = !used.has(area.dataset.area);
    for (const b of buttons) b.setAttribute('aria-pressed', String(b.dataset.filter === filter));
    count.textContent = visible + ' of ' + rows.length + ' rows';
  }

  for (const b of buttons) {
    b.addEventListener('click', () => {
      filter = b.dataset.filter;
      apply();
    });
  }
  search.addEventListener('input', apply);
  document.addEventListener('click', (event) => {
    const cell = event.target.closest('button[data-evidence]');
    if (cell) {
      body.replaceChildren(document.getElementById(cell.dataset.evidence).content.cloneNode(true));
      dialog.showModal();
    } else if (event.target === dialog) {
      dialog.close();
    }
  });
  const start = location.hash.slice(1);
  if (buttons.some((b) => b.dataset.filter === start)) filter = start;
  apply();
});
