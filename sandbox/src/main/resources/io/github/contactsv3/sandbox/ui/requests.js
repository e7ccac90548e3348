// The requests as they arrive: method, path, status, duration, both bodies, and the command.

import { at, atTime, byId, code, columns, copyButton, count, el, empty, facts, forget, show, toast } from './dom.js';
import { call, curl, sandbox, withQuery } from './control.js';

const LIMIT = 100;
const filter = { text: '', method: '', status: '', operation: '' };
const state = { number: null, paused: false };
let main;
let refresh;

export const view = {
  title: 'Requests',

  open(container, number, refreshAll) {
    main = container;
    refresh = refreshAll;
    state.number = number;
    if (!byId('requests')) {
      main.replaceChildren(frame());
    }
    byId('request').hidden = !number;
    byId('requests-panes').classList.toggle('open', Boolean(number));
    for (const row of byId('requests').rows) {
      row.setAttribute('aria-selected', String(row.dataset.id === number));
    }
    if (!number) {
      forget(byId('request'));
    }
  },

  async refresh() {
    const [found, detail] = await Promise.all([
      state.paused ? null : call('GET', withQuery('/requests', { ...filter, bodies: false, limit: LIMIT })),
      state.number ? request(state.number) : null,
    ]);
    if (!byId('requests')) {
      return;
    }
    if (found) {
      list(found);
    }
    if (state.number && detail) {
      show(byId('request'), detail, () => describe(detail));
    }
  },

  locationChanged() {},
};

async function request(number) {
  try {
    return await call('GET', `/requests/${encodeURIComponent(number)}`);
  } catch (error) {
    return { number, missing: error.message };
  }
}

function frame() {
  const choose = (name, label, options) => el('select', {
    id: `filter-${name}`, 'aria-label': label,
    onchange: (event) => { filter[name] = event.target.value; refresh(); },
  }, options.map(([value, text]) => el('option', { value, selected: filter[name] === value }, text)));
  const operations = sandbox.overview?.operations ?? [];
  return el('div', { id: 'requests-panes', className: 'panes wide' },
    el('section', { className: 'card flush list', 'aria-label': 'Requests' },
      el('div', { className: 'toolbar' },
        el('input', {
          id: 'query', type: 'search', placeholder: 'Search paths and bodies', autocomplete: 'off', value: filter.text,
          'aria-label': 'Search requests', 'aria-keyshortcuts': '/',
          oninput: (event) => { filter.text = event.target.value; refresh(); },
        }),
        choose('method', 'Method', [['', 'Any method'], ...['GET', 'POST', 'PUT', 'DELETE'].map((name) => [name, name])]),
        choose('status', 'Status', [['', 'Any status'], ['2xx', '2xx success'], ['4xx', '4xx refused'], ['429', '429 too many'], ['5xx', '5xx failed'], ['none', 'No response']]),
        choose('operation', 'Operation', [['', 'Any operation'], ...operations.map((name) => [name, name])]),
        el('button', {
          id: 'pause', type: 'button', 'aria-pressed': String(state.paused),
          onclick: (event) => {
            state.paused = !state.paused;
            event.target.setAttribute('aria-pressed', String(state.paused));
            event.target.textContent = state.paused ? 'Resume' : 'Pause';
            refresh();
          },
        }, state.paused ? 'Resume' : 'Pause'),
        el('button', { id: 'forget', type: 'button', onclick: forgetAll }, 'Clear log')),
      el('table', { className: 'cards requests' },
        columns(['4.6em', '5em', null, '6em', '12em', '6.5em']),
        el('thead', {}, el('tr', {},
          ['Status', 'Method', 'Path'].map((name) => el('th', { scope: 'col' }, name)),
          el('th', { scope: 'col', className: 'number' }, 'Took'),
          el('th', { scope: 'col' }, 'Operation'),
          el('th', { scope: 'col', className: 'number' }, 'Time'))),
        el('tbody', { id: 'requests' })),
      el('div', { id: 'requests-empty' }),
      el('div', { className: 'foot' }, el('span', { id: 'requests-total', className: 'small muted', role: 'status' }))),
    el('section', { id: 'request', className: 'card detail', 'aria-label': 'Request', hidden: true }));
}

async function forgetAll() {
  await call('DELETE', '/requests');
  toast('Cleared the log');
  if (state.number) {
    location.hash = '#/requests';
  }
  await refresh();
}

function list(found) {
  show(byId('requests'), found.requests, () => found.requests.map(row));
  byId('requests').parentElement.hidden = found.requests.length === 0;
  show(byId('requests-empty'), [found.requests.length === 0, Object.values(filter)], () => (found.requests.length ? null : nothing()));
  const cut = found.found > found.requests.length ? `the last ${found.requests.length} of ` : '';
  byId('requests-total').textContent = `${cut}${count(found.found)} shown, ${count(found.count)} arrived`;
}

const ms = (millis) => (millis < 10 ? `${millis.toFixed(1)} ms` : millis < 10_000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`);

export function status(number) {
  const kind = number === 0 || number >= 500 ? 'bad' : number >= 400 ? 'warn' : 'good';
  return el('span', { className: `pill ${kind}` }, number === 0 ? 'cut' : String(number));
}

const target = (request) => `${request.path}${request.query ? `?${request.query}` : ''}`;

function row(request) {
  const href = `#/requests/${request.number}`;
  return el('tr', {
    'data-id': String(request.number),
    'aria-selected': String(String(request.number) === state.number),
    onclick: () => { location.hash = href; },
  },
  el('td', {}, status(request.status)),
  el('td', { className: 'method' }, request.method),
  el('td', { className: 'mono path' }, el('a', { href, className: 'entry', 'data-key': String(request.number), title: target(request) }, target(request))),
  el('td', { className: 'number' }, ms(request.durationMillis)),
  el('td', { className: 'muted' }, request.operationId ?? 'unknown'),
  el('td', { className: 'number muted' }, atTime(request.time)));
}

function nothing() {
  if (Object.values(filter).some(Boolean)) {
    return empty('Nothing fits', 'No request in the log fits these filters. The last 1,000 are kept.',
      el('button', {
        type: 'button',
        onclick: () => {
          for (const name of Object.keys(filter)) {
            filter[name] = '';
          }
          main.replaceChildren(frame());
          view.open(main, state.number, refresh);
          refresh();
        },
      }, 'Show all requests'));
  }
  const command = curl({
    method: 'POST', path: '/contacts/search',
    body: JSON.stringify({ locationId: sandbox.locationId, pageLimit: 10 }),
  });
  return empty('No requests yet', 'Point your client at this address, run the command below, or press “Execute” in the Contacts API page. Requests appear here as they arrive.',
    el('pre', { className: 'code' }, command),
    copyButton('Copy command', 'the command', () => command));
}

function describe(request) {
  const back = el('a', { href: '#/requests', 'data-key': 'close', className: 'small close' }, '← Close');
  if (request.missing) {
    return [back, empty('Not kept', 'The log keeps the last 1,000 requests, until it is cleared.')];
  }
  return el('div', { className: 'stack' },
    el('div', { className: 'row between' }, back, copyButton('Copy as curl', 'the command', () => curl(request))),
    el('h1', { className: 'break' }, el('span', { className: 'method' }, request.method), ' ', el('span', { className: 'mono' }, target(request))),
    el('div', { className: 'row' }, status(request.status), el('span', { className: 'muted small' }, `in ${ms(request.durationMillis)}`)),
    facts([
      ['Operation', request.operationId ?? 'none of this method and path'],
      ['Version', request.version ?? 'not sent'],
      ['Trace context', request.traceparent ?? 'not sent'],
      ['Time', at(request.time)],
      ['Number', String(request.number)],
    ]),
    body('Request body', request.body, request.body === null ? 'Bodies of OAuth requests hold secrets and are not kept.' : 'None'),
    body('Response body', request.responseBody, request.status === 0 ? 'The connection was cut before a response.' : 'Responses of OAuth hold tokens and are not kept.'));
}

function body(title, text, otherwise) {
  return el('div', { className: 'stack tight' },
    el('div', { className: 'row between' }, el('h3', {}, title), text && copyButton('Copy', `the ${title.toLowerCase()}`, () => text)),
    text ? code(text, title) : el('p', { className: 'muted small' }, otherwise),
    text?.length >= 16_384 && el('p', { className: 'muted small' }, 'Cut: the log keeps the first 16 KiB.'));
}
