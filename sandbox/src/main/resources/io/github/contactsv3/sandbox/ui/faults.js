// What is going to go wrong: presets, any fault there is, and the list of those still to come.

import { byId, el, show, toast } from './dom.js';
import { call, sandbox } from './control.js';

const PRESETS = [
  { id: 'fault-429', label: '429 Too Many Requests', fault: { kind: 'status', status: 429, retryAfter: 'PT2S' } },
  { id: 'fault-500', label: '500 Internal Server Error', fault: { kind: 'status', status: 500 } },
  { id: 'fault-delay', label: 'Time-out: 30 s late', fault: { kind: 'delay', duration: 'PT30S' } },
  { id: 'fault-drop', label: 'Drop the connection', fault: { kind: 'reset-before' } },
];

const KINDS = [
  ['status', 'Respond with status'], ['delay', 'Respond late'], ['reset-before', 'Drop the connection before the request is carried out'],
  ['reset-after', 'Drop the connection after it'], ['truncate', 'Cut the body'], ['garble', 'Garble the body'],
  ['slow', 'Send the body slowly'], ['duplicate', 'Deliver the request twice'],
];

export function faultsCard(refresh) {
  const times = el('input', { id: 'fault-times', type: 'number', min: 1, value: 3, 'aria-label': 'How many requests', disabled: true });
  const often = el('select', {
    id: 'fault-often',
    onchange: () => { times.disabled = often.value !== 'times'; },
  }, el('option', { value: 'next' }, 'the next request'), el('option', { value: 'times' }, 'the next n requests'), el('option', { value: 'always' }, 'every request'));
  const operation = el('select', { id: 'fault-operation' }, el('option', { value: '' }, 'any operation'));
  for (const name of sandbox.overview?.operations ?? []) {
    operation.append(el('option', { value: name }, name));
  }

  async function add(fault, label) {
    const chosen = { ...fault, operations: operation.value ? [operation.value] : [] };
    if (often.value === 'always') {
      chosen.always = true;
    } else if (often.value === 'times') {
      chosen.times = times.valueAsNumber || 1;
    }
    await call('POST', '/faults', chosen);
    toast(`Added: ${label}`);
    await refresh();
  }

  return el('section', { className: 'card stack', 'aria-labelledby': 'faults-title' },
    el('h2', { id: 'faults-title' }, 'Faults'),
    el('p', { className: 'muted small' }, 'What goes wrong, to see what your code makes of it. Each request meets at most one fault.'),
    el('div', { className: 'row fields' },
      el('label', { className: 'grow' }, 'Happens to', often),
      el('label', {}, 'n', times),
      el('label', { className: 'grow' }, 'of', operation)),
    el('div', { className: 'row' }, PRESETS.map(({ id, label, fault }) => el('button', { id, type: 'button', onclick: () => add(fault, label) }, label))),
    other(add),
    el('div', { className: 'row between' }, el('h3', {}, 'Still to come'),
      el('button', { id: 'faults-clear', type: 'button', className: 'small', onclick: async () => { await call('DELETE', '/faults'); toast('Cleared all faults'); await refresh(); } }, 'Clear all')),
    el('ul', { id: 'faults', className: 'items' }));
}

function other(add) {
  const status = el('input', { id: 'fault-status', type: 'number', min: 400, max: 599, value: 503 });
  const seconds = el('input', { id: 'fault-seconds', type: 'number', min: 0, step: 'any', value: 5 });
  const kind = el('select', { id: 'fault-kind', onchange: adapt }, KINDS.map(([value, text]) => el('option', { value }, text)));
  const statusLabel = el('label', {}, 'Status', status);
  const secondsLabel = el('label', {}, 'Seconds', seconds);

  function adapt() {
    statusLabel.hidden = kind.value !== 'status';
    secondsLabel.hidden = kind.value !== 'delay' && kind.value !== 'slow';
  }

  adapt();
  return el('details', {}, el('summary', {}, 'Other faults'),
    el('form', {
      className: 'row fields',
      onsubmit: (event) => {
        event.preventDefault();
        const fault = { kind: kind.value };
        if (kind.value === 'status') {
          fault.status = status.valueAsNumber;
        } else if (!secondsLabel.hidden) {
          fault.duration = `PT${seconds.valueAsNumber || 0}S`;
        }
        return add(fault, kind.selectedOptions[0].textContent);
      },
    }, el('label', { className: 'grow' }, 'What happens', kind), statusLabel, secondsLabel, el('button', { id: 'fault-add' }, 'Add')));
}

const seconds = (iso) => iso.replace('PT', '').replace('H', ' h ').replace('M', ' min ').replace('S', ' s');

function sentence(fault) {
  const what = {
    status: `status ${fault.status}`,
    delay: `${seconds(fault.duration ?? '')} late`,
    slow: `body takes ${seconds(fault.duration ?? '')}`,
  }[fault.kind] ?? KINDS.find(([kind]) => kind === fault.kind)?.[1] ?? fault.kind;
  const often = fault.always ? 'every request' : fault.times === 1 ? 'the next request' : `the next ${fault.times} requests`;
  const operations = fault.operations.length ? ` of ${fault.operations.join(', ')}` : '';
  return { what, often: `${often}${operations}${fault.after ? `, after ${fault.after} others` : ''}` };
}

/** Removes one fault and moves the focus to the button of the next one. */
async function remove(fault, what, refresh) {
  const items = [...byId('faults').children];
  const at = items.findIndex((item) => item.dataset.id === fault.id);
  try {
    await call('DELETE', `/faults/${fault.id}`);
    toast(`Removed: ${what}`);
  } catch (error) {
    if (error.status !== 404) {
      throw error;
    }
    toast('It was used up already');
  }
  await refresh();
  const buttons = byId('faults').querySelectorAll('button');
  (buttons[Math.min(at, buttons.length - 1)] ?? byId('fault-often')).focus({ preventScroll: true });
}

export function showFaults(faults, refresh) {
  if (!byId('faults')) {
    return;
  }
  byId('faults-clear').disabled = faults.length === 0;
  show(byId('faults'), faults, () => (faults.length
    ? faults.map((fault) => {
      const { what, often } = sentence(fault);
      return el('li', { className: 'row between', 'data-id': fault.id },
        el('span', { className: 'grow' }, el('strong', {}, what), ' ', el('span', { className: 'muted small' }, often)),
        el('button', {
          type: 'button', className: 'small', 'data-key': `remove-${fault.id}`, 'aria-label': `Remove: ${what}, ${often}`,
          onclick: () => remove(fault, what, refresh),
        }, 'Remove'));
    })
    : el('li', { className: 'muted' }, 'None: requests are carried out as they arrive.')));
}
