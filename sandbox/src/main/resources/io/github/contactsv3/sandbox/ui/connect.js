// How to reach the sandbox: addresses, token, first request, and the flow of OAuth.

import { copyButton, el, facts } from './dom.js';
import { curl, sandbox } from './control.js';

export const view = {
  title: 'Connect',

  open(main) {
    const { overview } = sandbox;
    const request = () => curl({
      method: 'POST', path: '/contacts/search',
      body: JSON.stringify({ locationId: sandbox.locationId, pageLimit: 10 }),
    });
    const value = (name, text) => [name, el('span', { className: 'row' }, el('code', { className: 'break' }, text), copyButton('Copy', `the ${name.toLowerCase()}`, () => text))];
    main.replaceChildren(el('div', { className: 'grid' },
      el('section', { className: 'card stack', 'aria-labelledby': 'connect-title' },
        el('h2', { id: 'connect-title' }, 'Connect your client'),
        facts([
          value('Base URL', location.origin),
          value('Token', overview.token),
          value('Location', overview.locationId),
          value('Version', 'v3'),
        ]),
        el('h3', {}, 'First request'),
        el('pre', { className: 'code' }, `export SANDBOX_TOKEN=${overview.token}\n${request()}`),
        el('div', { className: 'row' }, copyButton('Copy command', 'the command', () => `export SANDBOX_TOKEN=${overview.token}\n${request()}`))),
      el('section', { className: 'card stack', 'aria-labelledby': 'oauth-title' },
        el('h2', { id: 'oauth-title' }, 'OAuth'),
        el('p', { className: 'muted small' }, 'The whole flow in this browser: consent, redirect with a code, tokens. Your app sends its users to the same address, with its own redirect URI.'),
        facts([
          value('Client id', overview.clientId),
          value('Client secret', overview.clientSecret),
          value('Agency', overview.companyId),
        ]),
        el('div', { className: 'row' },
          el('a', { id: 'try-oauth', className: 'button', href: authorizationUrl(overview) }, 'Open the consent page')))));
  },

  async refresh() {},
  locationChanged() {},
};

function authorizationUrl(overview) {
  return `/v2/oauth/chooselocation?${new URLSearchParams({
    response_type: 'code',
    client_id: overview.clientId,
    redirect_uri: `${location.origin}/__sandbox/ui/callback`,
    scope: 'contacts.readonly contacts.write',
    state: crypto.getRandomValues(new Uint32Array(1))[0].toString(36),
  })}`;
}
