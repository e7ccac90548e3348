// What is left of the quota, for each app in the chosen location.

import { byId, count, el, show } from './dom.js';
import { sandbox } from './control.js';

function meter(label, remaining, max) {
  const used = max - remaining;
  return el('div', { className: 'meter' },
    el('div', { className: 'label' }, el('span', { className: 'muted' }, label), el('span', {}, `${count(remaining)} of ${count(max)}`, el('span', { className: 'roomy' }, ' left'))),
    el('meter', {
      min: 0, max, low: max * 0.6, high: max * 0.9, optimum: 0, value: used,
      'aria-label': label, 'aria-valuetext': `${count(used)} used, ${count(remaining)} left`,
    }));
}

export function showQuota(quota) {
  const own = quota.accounts.filter((account) => account.locationId === sandbox.locationId);
  show(byId('quota'), [quota.max, own], () => {
    if (quota.max === null) {
      return el('span', { className: 'muted small' }, 'Quota is off');
    }
    const accounts = own.length ? own : [{ caller: '', remaining: quota.max, dailyRemaining: quota.daily }];
    return accounts.slice(0, 2).map((account) => {
      const whose = accounts.length > 1 ? ` (${account.caller})` : '';
      return [
        meter(`${quota.intervalMillis / 1000} s quota${whose}`, account.remaining, quota.max),
        meter(`Today${whose}`, account.dailyRemaining, quota.daily),
      ];
    }).flat();
  });
}
