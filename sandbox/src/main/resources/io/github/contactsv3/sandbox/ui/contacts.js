// Contacts of a location: search, pages, and one with all that belongs to it.

import { at, byId, code, columns, copyButton, count, el, empty, facts, forget, onDay, pills, show, toast } from './dom.js';
import { call, curl, sandbox, withQuery } from './control.js';
import { openTransfer } from './transfer.js';

const PAGE = 25;
const state = { query: '', cursors: [''], id: null, missing: null };
let main;
let refresh;

const nameOf = (contact) => [contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.email || contact.phone || 'No name';

export const view = {
  title: 'Contacts',

  open(container, id, refreshAll) {
    main = container;
    refresh = refreshAll;
    state.id = id;
    state.missing = null;
    if (!byId('contacts')) {
      main.replaceChildren(frame());
    }
    byId('contact').hidden = !id;
    byId('contacts-panes').classList.toggle('open', Boolean(id));
    for (const row of byId('contacts').rows) {
      row.setAttribute('aria-selected', String(row.dataset.id === id));
    }
    if (!id) {
      forget(byId('contact'));
    }
  },

  async refresh() {
    const after = state.cursors.at(-1);
    const path = withQuery('/contacts', { locationId: sandbox.locationId, query: state.query, limit: PAGE, after });
    const [found, detail] = await Promise.all([
      call('GET', path),
      state.id ? contact(state.id) : null,
    ]);
    if (!byId('contacts')) {
      return;
    }
    list(found);
    if (state.id && detail) {
      show(byId('contact'), detail, () => describe(detail));
    }
  },

  locationChanged() {
    state.cursors = [''];
    if (state.id) {
      location.hash = '#/contacts';
    }
  },
};

async function contact(id) {
  if (state.missing?.id === id) {
    return state.missing;
  }
  try {
    return await call('GET', withQuery(`/contacts/${encodeURIComponent(id)}`, { locationId: sandbox.locationId }));
  } catch (error) {
    state.missing = { id, missing: error.message };
    return state.missing;
  }
}

function frame() {
  const search = el('input', {
    id: 'query', type: 'search', placeholder: 'Search name, e-mail, phone, company', autocomplete: 'off', value: state.query,
    'aria-label': 'Search contacts', 'aria-keyshortcuts': '/',
    oninput: (event) => {
      state.query = event.target.value;
      state.cursors = [''];
      refresh();
    },
  });
  const number = el('input', { id: 'seed-count', type: 'number', min: 1, max: 100000, value: 100, 'aria-label': 'How many contacts to add' });
  return el('div', { id: 'contacts-panes', className: 'panes' },
    el('section', { className: 'card flush list', 'aria-label': 'Contacts' },
      el('div', { className: 'toolbar' },
        search,
        el('form', { className: 'row', onsubmit: (event) => { event.preventDefault(); seed(number.valueAsNumber); } },
          number,
          el('button', { id: 'seed' }, 'Add contacts')),
        el('button', { id: 'transfer-open', type: 'button', onclick: () => openTransfer(imported) }, 'Import, export…')),
      el('table', { className: 'cards contacts' },
        columns(['22%', null, '9.5em', '24%', '9.5em']),
        el('thead', {}, el('tr', {}, ['Name', 'E-mail', 'Phone', 'Tags', 'Added'].map((name) => el('th', { scope: 'col' }, name)))),
        el('tbody', { id: 'contacts' })),
      el('div', { id: 'contacts-empty' }),
      el('div', { className: 'foot' },
        el('span', { id: 'total', className: 'small muted', role: 'status' }),
        el('span', { className: 'row' },
          el('button', { id: 'previous', type: 'button', className: 'small', onclick: () => { state.cursors.pop(); refresh(); } }, '‹ Newer'),
          el('button', { id: 'next', type: 'button', className: 'small' }, 'Older ›')))),
    el('section', { id: 'contact', className: 'card detail', 'aria-label': 'Contact', hidden: true }));
}

export async function seed(number) {
  if (!(number >= 1)) {
    toast('How many? Type a number of 1 or more');
    return;
  }
  await call('POST', '/seed', { count: Math.floor(number), randomSeed: Date.now(), ...elsewhere() });
  toast(`Added ${count(Math.floor(number))} contacts`);
  await refresh();
}

async function imported() {
  state.cursors = [''];
  await refresh();
}

/** Names the location if it is not the sandbox's own. */
function elsewhere() {
  return sandbox.locationId === sandbox.overview.locationId ? {} : { locationId: sandbox.locationId };
}

function list(found) {
  const first = (state.cursors.length - 1) * PAGE;
  show(byId('contacts'), found.contacts, () => found.contacts.map(row));
  byId('contacts').parentElement.hidden = found.contacts.length === 0;
  show(byId('contacts-empty'), [found.total, state.query, sandbox.locationId], () => (found.total ? null : nothing()));
  byId('total').textContent = found.contacts.length
    ? `${count(first + 1)} to ${count(first + found.contacts.length)} of ${count(found.total)}`
    : `${count(found.total)} found`;
  const more = found.next && first + found.contacts.length < found.total;
  byId('previous').disabled = state.cursors.length === 1;
  byId('next').disabled = !more;
  byId('next').onclick = () => { state.cursors.push(found.next); refresh(); };
}

function row(contact) {
  const target = `#/contacts/${contact.id}`;
  return el('tr', {
    'aria-selected': String(contact.id === state.id),
    'data-id': contact.id,
    onclick: () => { location.hash = target; },
  },
  el('td', { className: 'first' }, el('a', { href: target, 'data-key': contact.id, className: 'entry' }, titleCase(nameOf(contact)))),
  el('td', {}, contact.email),
  el('td', { className: 'mono' }, contact.phone),
  el('td', {}, contact.tags?.length ? fewTags(contact.tags) : ''),
  el('td', { className: 'muted' }, onDay(contact.dateAdded)));
}

/** On one line, so that all rows are as high. */
function fewTags(tags) {
  return pills(tags.length > 2 ? [...tags.slice(0, 2), `+${tags.length - 2}`] : tags);
}

/** Search has names in lower case. */
function titleCase(name) {
  return name.includes('@') ? name : name.replace(/(^|[\s-])\p{Ll}/gu, (start) => start.toUpperCase());
}

function nothing() {
  if (state.query) {
    return empty('Nothing found', `No contact of ${sandbox.locationId} has “${state.query}” in name, e-mail address, phone number or company.`,
      el('button', { type: 'button', onclick: () => { state.query = ''; byId('query').value = ''; refresh(); } }, 'Show all contacts'));
  }
  const request = curl({
    method: 'POST', path: '/contacts/',
    body: JSON.stringify({ locationId: sandbox.locationId, firstName: 'Ada', email: 'ada@example.com' }),
  });
  return empty('No contacts yet', 'Add invented ones, import a file, or send your first request:',
    el('div', { className: 'row' },
      el('button', { type: 'button', className: 'primary', onclick: () => seed(100) }, 'Add 100 contacts'),
      el('button', { type: 'button', onclick: () => openTransfer(imported) }, 'Import a file…')),
    el('pre', { className: 'code' }, request),
    copyButton('Copy command', 'the command', () => request));
}

function describe(detail) {
  const back = el('a', { href: '#/contacts', 'data-key': 'close', className: 'small close' }, '← Close');
  if (detail.missing) {
    return [back, empty('Not there', `${detail.missing}. It may have been deleted.`)];
  }
  const { contact } = detail;
  const address = [contact.address1, contact.city, [contact.state, contact.postalCode].filter(Boolean).join(' '), contact.country].filter(Boolean).join(', ');
  return el('div', { className: 'stack loose' },
    el('div', { className: 'stack tight' },
      el('div', { className: 'row between' }, back, copyButton('Copy id', 'the id', () => contact.id)),
      el('h1', { className: 'break' }, contact.name || nameOf(contact)),
      contact.tags.length ? pills(contact.tags, 'accent') : el('span', { className: 'muted small' }, 'No tags')),
    facts([
      ['E-mail', contact.email], ['Phone', contact.phone], ['Company', contact.companyName],
      ['Business', contact.businessId && [contact.businessName, contact.businessId].filter(Boolean).join(' · ')],
      ['Address', address], ['Time zone', contact.timezone], ['Born', contact.dateOfBirth],
      ['Type', contact.type], ['Source', contact.source], ['Website', contact.website],
      ['Assigned to', contact.assignedTo], ['Followers', contact.followers.join(', ')],
      ['Added', at(contact.dateAdded)], ['Updated', at(contact.dateUpdated)], ['Id', el('code', {}, contact.id)],
    ]),
    section('Do not disturb', doNotDisturb(contact)),
    section('Custom fields', customFields(contact.customFields)),
    section(`Notes (${detail.notes.length})`, items(detail.notes, note)),
    section(`Tasks (${detail.tasks.length})`, items(detail.tasks, task)),
    section(`Appointments (${detail.appointments.length})`, items(detail.appointments, appointment)),
    section('Campaigns and workflows', enrolments(detail)),
    el('details', {}, el('summary', {}, 'As JSON'), code(JSON.stringify(contact), 'Contact as JSON')));
}

const section = (title, content) => el('div', { className: 'stack tight' }, el('h3', {}, title), content);
const none = (text) => el('p', { className: 'muted small' }, text);
const items = (list, item) => (list.length ? el('ul', { className: 'items' }, list.map(item)) : none('None'));

function doNotDisturb(contact) {
  const settings = Object.entries(contact.dndSettings ?? {});
  return el('div', { className: 'pills' },
    el('span', { className: `pill ${contact.dnd ? 'bad' : 'good'}` }, contact.dnd ? 'On for all channels' : 'Off'),
    settings.map(([channel, setting]) => el('span', { className: `pill ${setting.status === 'inactive' ? '' : 'warn'}`, title: setting.message ?? '' }, `${channel}: ${setting.status}`)),
    contact.inboundDndSettings && el('span', { className: 'pill warn' }, `inbound: ${contact.inboundDndSettings.all?.status}`));
}

function customFields(fields) {
  return fields.length
    ? facts(fields.map((field) => [
      el('span', { title: [field.key, field.type, field.id].filter(Boolean).join(' · ') }, field.name ?? field.id),
      typeof field.value === 'object' && !Array.isArray(field.value) ? el('code', {}, JSON.stringify(field.value)) : [field.value].flat().join(', ')]))
    : none('No values');
}

function note(item) {
  return el('li', {},
    item.title && el('strong', {}, item.title),
    el('p', {}, item.body),
    el('p', { className: 'muted small' }, at(item.dateAdded), item.pinned ? ' · pinned' : ''));
}

function task(item) {
  return el('li', {},
    el('div', { className: 'row between' }, el('strong', {}, item.title), el('span', { className: `pill ${item.completed ? 'good' : 'warn'}` }, item.completed ? 'Completed' : 'Open')),
    item.body && el('p', {}, item.body),
    el('p', { className: 'muted small' }, 'Due ', at(item.dueDate)));
}

function appointment(item) {
  return el('li', {},
    el('div', { className: 'row between' }, el('strong', {}, item.title), el('span', { className: 'pill' }, item.status)),
    el('p', { className: 'muted small' }, at(item.start)));
}

function enrolments(detail) {
  const all = [...detail.campaigns.map((id) => `campaign ${id}`), ...detail.workflows.map((id) => `workflow ${id}`)];
  return all.length ? pills(all) : none('None');
}
