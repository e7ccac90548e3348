// Where the consent page comes back to when it was opened from the sandbox's own page: shows what an
// app gets there, and exchanges the code for tokens as the app would.

import { byId, code, el, facts } from './dom.js';
import { call } from './control.js';

const query = new URLSearchParams(location.search);

async function exchange(button) {
  button.disabled = true;
  const app = await call('GET', '');
  const response = await fetch('/oauth/token', {
    method: 'POST',
    headers: { Version: 'v3', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      grantType: 'authorization_code',
      code: query.get('code'),
      redirectUri: location.origin + location.pathname,
    }),
  });
  byId('tokens').replaceChildren(
    el('h2', {}, response.ok ? 'Tokens' : `Refused with ${response.status}`),
    code(await response.text(), 'Response'));
}

function received() {
  if (!query.get('code')) {
    return [
      el('h1', {}, query.get('error') ? 'Access was denied' : 'No code came back'),
      el('p', { className: 'notice warn' }, query.get('error') ?? 'This page waits for the redirect of the consent page.'),
    ];
  }
  return [
    el('div', { className: 'stack tight' },
      el('h1', {}, 'Access allowed'),
      el('p', { className: 'muted' }, 'An app gets this at its redirect URI. It compares state with what it sent and exchanges the code, which is good once, for ten minutes.')),
    facts([['code', el('code', { id: 'code' }, query.get('code'))], ['state', el('code', { id: 'state' }, query.get('state') ?? '')]]),
    el('div', { className: 'row' }, el('button', { id: 'exchange', type: 'button', className: 'primary', onclick: (event) => exchange(event.target) }, 'Exchange the code for tokens')),
    el('div', { id: 'tokens', className: 'stack tight', 'aria-live': 'polite' }),
  ];
}

byId('card').replaceChildren(...received(), el('p', {}, el('a', { href: '/__sandbox/ui#/connect' }, 'Back to the sandbox')));
