// Everything at once: delete all, and back to the start.

import { confirmed, count, el, toast } from './dom.js';
import { call, sandbox } from './control.js';

export function dataCard(refresh) {
  return el('section', { className: 'card stack', 'aria-labelledby': 'data-title' },
    el('h2', { id: 'data-title' }, 'Everything at once'),
    el('p', { className: 'muted small' }, 'Neither can be undone.'),
    el('div', { className: 'row' },
      el('button', { id: 'reset', type: 'button', onclick: () => reset(refresh) }, 'Reset…'),
      el('button', { id: 'clear', type: 'button', className: 'danger', onclick: () => clear(refresh) }, 'Delete all contacts…')));
}

const named = (number) => `${count(number)} ${number === 1 ? 'contact' : 'contacts'}`;

async function clear(refresh) {
  const go = await confirmed({
    title: 'Delete all contacts?',
    body: [
      el('p', {}, 'This deletes, with their notes, tasks and appointments:'),
      el('ul', {}, sandbox.locations.map((location) => el('li', {}, `${named(location.contacts)} in `, el('code', {}, location.id)))),
    ],
    action: 'Delete all',
  });
  if (go) {
    await call('POST', '/clear');
    toast('Deleted all contacts');
    await refresh();
  }
}

async function reset(refresh) {
  const go = await confirmed({
    title: 'Reset the sandbox?',
    body: el('p', {}, 'Contacts, tokens and clock become what they were at the start. Faults, the log of requests and what was used of the quota are cleared.'),
    action: 'Reset',
  });
  if (go) {
    await call('POST', '/reset');
    toast('Reset the sandbox');
    await refresh();
  }
}
