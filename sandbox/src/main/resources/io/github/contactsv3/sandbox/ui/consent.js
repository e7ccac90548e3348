// The page on which a user chooses a location and authorises an app, as the marketplace has it.

import { byId, el, facts, pills } from './dom.js';
import { call } from './control.js';

const NAMES = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state'];
const query = new URLSearchParams(location.search);
const asked = Object.fromEntries(NAMES.filter((name) => query.get(name)).map((name) => [name, query.get(name)]));
const AGENCY = '';

async function decide(approved) {
  const chosen = document.querySelector('input[name="location"]:checked')?.value;
  const decision = { ...asked, approved, ...(approved && chosen !== AGENCY ? { locationId: chosen } : {}) };
  const { redirect } = await call('POST', '/oauth/consent', decision);
  location.assign(redirect);
}

function choice(id, title, note, properties = {}) {
  return el('label', {}, el('input', { type: 'radio', name: 'location', value: id, ...properties }),
    el('span', {}, el('span', { className: id ? 'mono break' : '' }, title), note && el('span', { className: 'muted small' }, ` ${note}`)));
}

function form(consent) {
  const first = consent.locations.find((location) => location.active);
  return [
    el('div', { className: 'stack tight' },
      el('h1', {}, 'Authorize an app'),
      el('p', { className: 'muted' }, 'The app asks for access to a location of this sandbox, or to the whole agency.')),
    facts([
      ['App', el('code', {}, consent.clientId)],
      ['May', pills(consent.scopes, 'accent')],
      ['Not here', consent.unknownScopes.length ? pills(consent.unknownScopes) : ''],
      ['Returns to', el('code', {}, consent.redirectUri)],
    ]),
    el('form', { className: 'stack loose', onsubmit: (event) => { event.preventDefault(); decide(true).catch(refused); } },
      el('fieldset', { className: 'choices' },
        el('legend', {}, 'For'),
        consent.locations.map(({ id, name, active }) => choice(id, id, `${name.includes(id) ? 'location' : name}${active ? '' : ', paused'}`, { disabled: !active, checked: id === first?.id })),
        choice(AGENCY, 'The whole agency', consent.companyId, { checked: !first })),
      el('div', { className: 'row' },
        el('button', { id: 'allow', className: 'primary' }, 'Allow access'),
        el('button', { id: 'deny', type: 'button', onclick: () => decide(false).catch(refused) }, 'Cancel'))),
  ];
}

function refused(error) {
  byId('card').replaceChildren(
    el('h1', {}, 'This authorization URL does not work'),
    el('p', { id: 'error', className: 'notice bad', role: 'alert' }, error.message),
    el('p', { className: 'muted' }, 'Nobody was redirected. The address that your app sends its users to has to have response_type=code, client_id, redirect_uri and scope; state comes back unchanged.'),
    el('p', {}, el('a', { href: '/__sandbox/ui#/connect' }, 'Client id and a working address')));
}

try {
  byId('card').replaceChildren(...form(await call('GET', `/oauth/consent?${query}`)));
} catch (error) {
  refused(error);
}
