// The page: which view is open, what all of them show, and the keys.

import { byId, count, el, show } from './dom.js';
import { call, sandbox } from './control.js';
import { clockCard, showClock } from './clock.js';
import { dataCard } from './data.js';
import { faultsCard, showFaults } from './faults.js';
import { showQuota } from './quota.js';
import { view as connect } from './connect.js';
import { view as contacts } from './contacts.js';
import { view as requests } from './requests.js';
import { showWebhooks, webhooksCard } from './webhooks.js';

const POLL_MILLIS = 1000;

const control = {
  title: 'Faults and clock',
  open(main) {
    if (!byId('faults')) {
      main.replaceChildren(el('div', { className: 'grid' }, el('div', { className: 'stack' }, faultsCard(refresh), webhooksCard(refresh)), el('div', { className: 'stack' }, clockCard(refresh), dataCard(refresh))));
    }
  },
  async refresh() {
    showFaults(sandbox.overview.faults, refresh);
    showClock(sandbox.overview.clock);
    await showWebhooks();
  },
  locationChanged() {},
};

const views = { contacts, requests, control, connect };
let current;
let opened;

/** Opens what the address names, such as #/contacts/ID. */
async function route() {
  const [, name, id] = location.hash.split('/');
  const next = Object.hasOwn(views, name ?? '') ? name : 'contacts';
  const stays = views[next] === current;
  if (!stays) {
    byId('main').replaceChildren();
  }
  current = views[next];
  document.title = `${current.title} – Contacts sandbox`;
  for (const tab of document.querySelectorAll('.tabs a')) {
    if (tab.dataset.view === next) {
      tab.setAttribute('aria-current', 'page');
    } else {
      tab.removeAttribute('aria-current');
    }
  }
  const closed = opened;
  opened = id ? decodeURIComponent(id) : null;
  current.open(byId('main'), opened, refresh);
  await refresh();
  if (stays && (opened || closed)) {
    keepFocus(opened ? 'close' : closed);
  }
}

/**
 * On a phone, what is open takes the place of the list: the focus, which is lost with the list, goes
 * to what is open, and comes back to its row. A browser takes the focus from a hidden element only
 * when it draws the page next, so that the element may still have it here.
 */
function keepFocus(key) {
  const active = document.activeElement;
  if (active === document.body || active.getClientRects().length === 0) {
    byId('main').querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  }
}

async function overview() {
  const [view, quota, all] = await Promise.all([call('GET', ''), call('GET', '/quota'), call('GET', '/locations')]);
  sandbox.overview = view;
  sandbox.locations = all.locations;
  if (!sandbox.locations.some((location) => location.id === sandbox.locationId)) {
    sandbox.locationId = view.locationId;
  }
  locations();
  showQuota(quota);
  const here = sandbox.locations.find((location) => location.id === sandbox.locationId);
  byId('count-contacts').textContent = count(here.contacts);
  byId('count-requests').textContent = count(view.requests);
  byId('count-faults').textContent = count(view.faults.length);
  byId('count-faults').hidden = view.faults.length === 0;
  byId('frozen').hidden = !view.clock.frozen;
}

function locations() {
  const names = sandbox.locations.map(({ id, name }) => [id, name]);
  show(byId('location'), names, () => names.map(([id, name]) => el('option', { value: id, selected: id === sandbox.locationId }, name.includes(id) ? id : `${name} · ${id}`)));
}

async function refresh() {
  try {
    await overview();
    await current.refresh();
    byId('problem').hidden = true;
  } catch (error) {
    problem(error);
  }
}

function problem(error) {
  const text = error instanceof TypeError
    ? 'The sandbox does not respond. Is it still running? This page tries again each second.'
    : `The sandbox refused: ${error.message}`;
  if (byId('problem').textContent !== text) {
    byId('problem').textContent = text;
  }
  byId('problem').hidden = false;
}

async function poll() {
  if (!document.hidden) {
    await refresh();
  }
  setTimeout(poll, POLL_MILLIS);
}

/** Moves the focus through the entries of the list. */
function step(by) {
  const entries = [...document.querySelectorAll('tbody .entry')];
  const at = entries.indexOf(document.activeElement);
  entries[Math.max(0, Math.min(entries.length - 1, at + by))]?.focus();
}

const KEYS = {
  '/': () => byId('query')?.focus(),
  '?': () => byId('help').showModal(),
  1: () => { location.hash = '#/contacts'; },
  2: () => { location.hash = '#/requests'; },
  3: () => { location.hash = '#/control'; },
  4: () => { location.hash = '#/connect'; },
  j: () => step(1),
  k: () => step(-1),
  t: () => byId('theme').click(),
  Escape: () => document.querySelector('.detail:not([hidden]) .close')?.click(),
};

addEventListener('keydown', (event) => {
  const typing = event.target.matches('input, select, textarea');
  if (document.querySelector('dialog[open]') || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (typing) {
    if (event.key === 'Escape') {
      event.target.blur();
    }
    return;
  }
  const action = KEYS[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

addEventListener('hashchange', route);
addEventListener('unhandledrejection', (event) => problem(event.reason));
byId('location').addEventListener('change', (event) => {
  sandbox.locationId = event.target.value;
  current.locationChanged();
  refresh();
});
byId('help-open').addEventListener('click', () => byId('help').showModal());

await overview().catch(problem);
route();
poll();
