// Import and export of the chosen location's contacts, as files in JSON Lines or CSV.

import { count, el } from './dom.js';
import { sandbox, withQuery } from './control.js';

const ENDINGS = { csv: 'csv', jsonl: 'jsonl', ndjson: 'jsonl', json: 'jsonl' };
/** How many problems the sandbox names. */
const SHOWN = 20;
const contacts = (number) => `${count(number)} ${number === 1 ? 'contact' : 'contacts'}`;

/**
 * Opens the dialog.
 *
 * @param imported called after contacts were imported
 */
export function openTransfer(imported) {
  const { locationId } = sandbox;
  const file = el('input', { id: 'import-file', type: 'file', accept: Object.keys(ENDINGS).map((ending) => `.${ending}`).join(), hidden: true, 'aria-label': 'File to import' });
  const choose = el('button', { id: 'import', type: 'button', className: 'primary', onclick: () => file.click() }, 'Choose a file…');
  const report = el('div', { id: 'import-report', role: 'status' });
  file.addEventListener('change', async () => {
    const [chosen] = file.files;
    if (!chosen) {
      return;
    }
    choose.disabled = true;
    report.replaceChildren(el('p', { className: 'muted small' }, `Importing ${chosen.name}…`));
    report.replaceChildren(await importFile(chosen, locationId, imported));
    choose.disabled = false;
    // The same file again, once it is mended, is a change as well.
    file.value = '';
    choose.focus();
  });
  const download = (format, label) => el('a', { id: `export-${format}`, className: 'button', download: `contacts.${format}`, href: withQuery('/__sandbox/export', { locationId, format }) }, label);
  const dialog = el('dialog', { id: 'transfer', 'aria-labelledby': 'transfer-title' },
    el('form', { method: 'dialog', className: 'stack' },
      el('h2', { id: 'transfer-title' }, 'Import and export'),
      el('p', { className: 'muted small' }, 'Contacts of ', el('code', { className: 'break' }, locationId), '. An id that is there already is replaced, or in CSV updated; contacts without an id are new.'),
      el('h3', {}, 'Import'),
      el('div', { className: 'row start' }, choose, file, el('span', { className: 'muted small' }, 'JSON Lines or CSV')),
      report,
      el('h3', {}, 'Export'),
      el('div', { className: 'row start' }, download('jsonl', 'JSON Lines'), download('csv', 'CSV')),
      el('p', { className: 'muted small' }, 'JSON Lines holds everything; CSV leaves out notes, tasks, appointments, campaigns and workflows.'),
      el('div', { className: 'row' }, el('button', {}, 'Close'))));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Sends a file, and returns what to show of the outcome. */
async function importFile(file, locationId, imported) {
  const format = ENDINGS[file.name.split('.').pop().toLowerCase()];
  if (!format) {
    return refused(`${file.name} is neither a .jsonl nor a .csv file`);
  }
  let response;
  let result;
  try {
    response = await fetch(withQuery('/__sandbox/import', { locationId, format }), {
      method: 'POST',
      headers: { 'Content-Type': format === 'csv' ? 'text/csv' : 'application/x-ndjson' },
      body: file,
    });
    result = await response.json();
  } catch {
    return refused(`${file.name} was not sent: either the sandbox does not respond, or the file cannot be read`);
  }
  if (!response.ok) {
    return rejected(file, result);
  }
  await imported();
  return el('p', { className: 'notice good' }, `Imported ${contacts(result.imported)} from ${file.name}`);
}

/** What is wrong with the rows of a file. */
function rejected(file, { message, problems = [] }) {
  const text = [message].flat().join('; ');
  if (!problems.length) {
    return refused(`${file.name}: ${text}`);
  }
  const all = problems.length < SHOWN;
  return el('div', { className: 'notice bad rejected stack tight', tabIndex: 0, role: 'region', 'aria-label': 'Rejected rows' },
    el('strong', {}, `Nothing imported: ${file.name} has ${problems.length}${all ? '' : ' or more'} ${problems.length === 1 ? 'problem' : 'problems'}`),
    el('ul', { className: 'problems' }, problems.map((problem) => el('li', {}, problem))));
}

const refused = (text) => el('p', { className: 'notice bad' }, text);
