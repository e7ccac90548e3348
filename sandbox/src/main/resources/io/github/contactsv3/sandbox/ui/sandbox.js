'use strict';

const POLL_MILLIS = 1000;
const byId = (id) => document.getElementById(id);

async function call(method, path, body) {
  const response = await fetch(`/__sandbox${path}`, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(String(answer.message));
  }
  return answer;
}

// What contacts and requests hold is anybody's text: it only ever becomes text here.
function rows(id, lines) {
  byId(id).replaceChildren(...lines.map((cells) => {
    const row = document.createElement('tr');
    for (const cell of cells) {
      row.insertCell().textContent = cell ?? '';
    }
    return row;
  }));
}

function overview(view) {
  byId('location').textContent = view.locationId;
  byId('token').textContent = view.token;
  byId('clock').textContent = view.clock.now + (view.clock.frozen ? ' (frozen)' : '');
  byId('quota').textContent = view.quota === null
    ? 'off'
    : `${view.quota.remaining} of ${view.quota.max} in ${view.quota.intervalMillis / 1000} s, `
      + `${view.quota.dailyRemaining} of ${view.quota.daily} today`;
  byId('count').textContent = view.requests;
}

async function refresh() {
  try {
    const query = encodeURIComponent(byId('query').value);
    const [view, found, log] = await Promise.all([
      call('GET', ''),
      call('GET', `/contacts?query=${query}&limit=50`),
      call('GET', '/requests?limit=50'),
    ]);
    overview(view);
    byId('total').textContent = `${found.total} found`;
    rows('contacts', found.contacts.map((contact) => [
      [contact.firstName, contact.lastName].filter(Boolean).join(' '),
      contact.email,
      contact.phone,
      (contact.tags ?? []).join(', '),
      contact.id,
    ]));
    rows('requests', log.requests.map((request) => [
      request.number,
      request.time,
      request.operationId,
      `${request.method} ${request.path}${request.query ? `?${request.query}` : ''}`,
      request.status,
    ]));
    byId('problem').hidden = true;
  } catch (error) {
    byId('problem').textContent = `No news from the sandbox: ${error.message}`;
    byId('problem').hidden = false;
  }
}

function button(id, path, body) {
  byId(id).addEventListener('click', async () => {
    await call('POST', path, body);
    await refresh();
  });
}

async function poll() {
  await refresh();
  setTimeout(poll, POLL_MILLIS);
}

button('seed', '/seed', { count: 100, randomSeed: Date.now() });
button('reset', '/reset');
button('clear', '/clear');
byId('query').addEventListener('input', refresh);
poll();
