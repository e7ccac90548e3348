// Small helpers to build and replace parts of the page. What contacts and requests hold is
// anybody's text: it only ever becomes text here, never markup.

/** Makes an element: el('a', { href: '#' }, 'text', child). Falsy children are left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name in element && name !== 'list') {
      element[name] = value;
    } else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

export const byId = (id) => document.getElementById(id);

const shown = new WeakMap();

/**
 * Replaces the children of a container if the data they show has changed; the element that has the
 * focus keeps it, found again by its data-key.
 */
export function show(container, data, build) {
  const now = JSON.stringify(data);
  if (shown.get(container) === now) {
    return;
  }
  shown.set(container, now);
  const active = document.activeElement;
  const key = container.contains(active) ? active.dataset.key : undefined;
  container.replaceChildren(...[build()].flat(Infinity).filter(Boolean));
  if (key) {
    container.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }
}

/** Makes the next show() of a container build it again. */
export function forget(container) {
  shown.delete(container);
}

let toastTimer;

export function toast(text) {
  const toaster = byId('toast');
  toaster.textContent = text;
  toaster.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { toaster.hidden = true; }, 2500);
}

export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // The clipboard is for secure pages, which one on another host than localhost is not.
    const area = el('textarea', { value: text, class: 'visually-hidden' });
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  toast(`Copied ${what}`);
}

/** A button that copies; the text is made when it is pressed. */
export function copyButton(label, what, text) {
  return el('button', {
    type: 'button', className: 'small', onclick: () => copy(text(), what),
    'aria-label': label === 'Copy' ? `Copy ${what}` : undefined,
  }, label);
}

/** Asks before something that cannot be undone; true if the user goes ahead. */
export function confirmed({ title, body, action }) {
  return new Promise((resolve) => {
    const dialog = el('dialog', { 'aria-labelledby': 'confirm-title' },
      el('form', { method: 'dialog', className: 'stack' },
        el('h2', { id: 'confirm-title' }, title),
        body,
        el('div', { className: 'row' },
          el('button', { value: 'cancel', autofocus: true }, 'Cancel'),
          el('button', { value: 'go', className: 'danger', id: 'confirm' }, action))));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'go');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const clockTime = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

function time(iso, format) {
  return el('time', { dateTime: iso, title: iso }, format.format(new Date(iso)));
}

export const at = (iso) => time(iso, dateTime);
export const onDay = (iso) => time(iso, day);
export const atTime = (iso) => time(iso, clockTime);
export const count = (number) => number.toLocaleString('en');

export function pills(values, kind = '') {
  return el('span', { className: 'pills' }, values.map((value) => el('span', { className: `pill ${kind}` }, value)));
}

/** The widths of a table's columns; null takes what is left. */
export function columns(widths) {
  return el('colgroup', {}, widths.map((width) => {
    const column = el('col');
    column.style.width = width ?? '';
    return column;
  }));
}

export function facts(pairs) {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return el('dl', { className: 'facts' }, known.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g;

/** A body, as indented and coloured JSON if it is JSON. */
export function code(text, label) {
  const pre = el('pre', { className: 'code', tabIndex: 0, role: 'region', 'aria-label': label });
  let pretty;
  try {
    pretty = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    pre.textContent = text;
    return pre;
  }
  let end = 0;
  for (const match of pretty.matchAll(token)) {
    const kind = match[2] ? 'j-key' : match[1] ? 'j-text' : 'j-other';
    pre.append(pretty.slice(end, match.index), el('span', { className: kind }, match[1] ?? match[3]), match[2] ?? '');
    end = match.index + match[0].length;
  }
  pre.append(pretty.slice(end));
  return pre;
}

/** What is there while there is nothing else, with what to do next. */
export function empty(title, text, ...more) {
  return el('div', { className: 'empty' }, el('h2', {}, title), el('p', {}, text), ...more);
}
