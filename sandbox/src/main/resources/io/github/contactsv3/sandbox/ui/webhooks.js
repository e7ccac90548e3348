// Webhooks: the URLs that events are sent to, and what became of the latest ones.

import { byId, el, show, toast } from './dom.js';
import { call } from './control.js';

export function webhooksCard(refresh) {
  const url = el('input', { id: 'webhook-url', type: 'url', placeholder: 'http://127.0.0.1:8080/webhooks', required: true });

  async function add(event) {
    event.preventDefault();
    await call('POST', '/webhooks', { url: url.value });
    url.value = '';
    toast('Events are sent there from now on');
    await refresh();
  }

  return el('section', { className: 'card stack', 'aria-labelledby': 'webhooks-title' },
    el('h2', { id: 'webhooks-title' }, 'Webhooks'),
    el('p', { className: 'muted small' }, 'What requests do to contacts, notes and tasks is sent to these URLs, signed with the key of this sandbox.'),
    el('form', { className: 'row fields', onsubmit: add }, el('label', { className: 'grow' }, 'URL', url), el('button', { id: 'webhook-add' }, 'Add')),
    el('div', { className: 'row between' }, el('h3', {}, 'Targets'),
      el('button', { id: 'webhooks-clear', type: 'button', className: 'small', onclick: async () => { await call('DELETE', '/webhooks'); toast('Removed all webhooks'); await refresh(); } }, 'Remove all')),
    el('ul', { id: 'webhooks', className: 'items' }));
}

export async function showWebhooks() {
  const webhooks = await call('GET', '/webhooks');
  const list = byId('webhooks');
  if (!list) {
    return;
  }
  show(list, webhooks, () => {
    if (!webhooks.targets.length) {
      return el('li', { className: 'muted' }, 'None: nothing is sent.');
    }
    return [
      ...webhooks.targets.map((target) => el('li', {}, el('code', {}, target.url))),
      el('li', {}, 'Public key ', el('code', {}, webhooks.publicKey)),
      ...webhooks.deliveries.slice(-10).reverse().map((one) => el('li', { className: 'small' },
        `${one.type}, attempt ${one.attempt}: ${one.status || 'no response'}`)),
    ];
  });
}
