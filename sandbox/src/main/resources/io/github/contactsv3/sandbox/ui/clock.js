// The time that the sandbox goes by.

import { byId, el, toast } from './dom.js';
import { call } from './control.js';

export function clockCard(refresh) {
  const change = async (method, path, body, done) => {
    await call(method, path, body);
    toast(done);
    await refresh();
  };
  const advance = (id, label, duration) => el('button', {
    id, type: 'button', onclick: () => change('POST', '/clock/advance', { duration }, `Advanced by ${label}`),
  }, `+ ${label}`);
  const amount = el('input', { id: 'advance-amount', type: 'number', min: 1, value: 7, 'aria-label': 'How far' });
  const unit = el('select', { id: 'advance-unit', 'aria-label': 'Unit' },
    el('option', { value: 'PT#S' }, 'seconds'), el('option', { value: 'PT#M' }, 'minutes'), el('option', { value: 'PT#H' }, 'hours'), el('option', { value: 'P#D', selected: true }, 'days'));
  return el('section', { className: 'card stack', 'aria-labelledby': 'clock-title' },
    el('h2', { id: 'clock-title' }, 'Clock'),
    el('p', { className: 'muted small' }, 'Timestamps, the life of tokens and the quota go by this clock. Delays of responses are real time.'),
    el('p', { className: 'row' }, el('strong', { id: 'clock-now', className: 'mono' }), el('span', { id: 'clock-state', className: 'pill' })),
    el('div', { className: 'row' },
      el('button', { id: 'clock-freeze', type: 'button', onclick: () => change('PUT', '/clock', { frozen: true }, 'The clock stands still') }, 'Freeze'),
      el('button', { id: 'clock-resume', type: 'button', onclick: () => change('PUT', '/clock', { frozen: false }, 'The clock runs again') }, 'Resume'),
      advance('advance-minute', '1 minute', 'PT1M'), advance('advance-hour', '1 hour', 'PT1H'), advance('advance-day', '1 day', 'P1D')),
    el('form', {
      className: 'row',
      onsubmit: (event) => {
        event.preventDefault();
        return change('POST', '/clock/advance', { duration: unit.value.replace('#', amount.valueAsNumber || 1) }, `Advanced by ${amount.value} ${unit.selectedOptions[0].textContent}`);
      },
    }, amount, unit, el('button', { id: 'advance' }, 'Advance')));
}

export function showClock(clock) {
  if (!byId('clock-now')) {
    return;
  }
  byId('clock-now').textContent = clock.now.replace('T', ' ').replace(/\.\d+Z/, ' UTC');
  byId('clock-state').textContent = clock.frozen ? 'frozen' : 'running';
  byId('clock-state').className = `pill ${clock.frozen ? 'warn' : 'good'}`;
  byId('clock-freeze').disabled = clock.frozen;
  byId('clock-resume').disabled = !clock.frozen;
}
