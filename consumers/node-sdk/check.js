// Runs every contact call and the OAuth of the vendor's SDK, and what the guide says of it, against the finished jar:
// node check.js JAR. Prints a table of the calls and ends with 1 if one of them does not what it should.
'use strict';

const assert = require('node:assert/strict');
const { HighLevel } = require('@gohighlevel/api-client');
const calls = require('./contacts');
const moving = require('./moving');
const oauth = require('./oauth');
const { start } = require('./sandbox');

/** What the SDK sends if it is not told. */
const DEFAULT = new HighLevel({ privateIntegrationToken: 'x', logLevel: 'none' }).getConfig().apiVersion;
const VERSIONS = [DEFAULT, '2021-07-28', '2021-04-15', 'v3'];

const failures = [];
let contacts = 0;

function client(sandbox, version, credentials) {
  HighLevel.BASE_URL = sandbox.baseUrl;
  return new HighLevel({ ...credentials, apiVersion: version, logLevel: 'none' });
}

/** The methods of a service, so that none of the next release is forgotten. */
function methods(service) {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(service)).filter((name) => name !== 'constructor').sort();
}

async function outcome(what, action) {
  try {
    await action();
    return 'ok';
  } catch (error) {
    failures.push(`${what}: ${error.message} ${JSON.stringify(error.response ?? '')}`);
    return 'FAILED';
  }
}

async function contactCall(sandbox, version, name) {
  const sdk = client(sandbox, version, { privateIntegrationToken: sandbox.token });
  const { locationId } = sandbox;
  const email = `contact${++contacts}@sandbox.example`;
  return outcome(`contacts.${name} under ${version}`, async () => {
    const { contact } = await sdk.contacts.createContact({ locationId, email });
    await calls[name]({ sdk, sandbox, locationId, email, id: contact.id, old: version !== 'v3' });
    await sandbox.control('POST', '/clear');
  });
}

function oauthStep(sandbox, version, name) {
  const { clientId, clientSecret } = sandbox;
  const sdk = client(sandbox, version, { clientId, clientSecret });
  return outcome(`${name} under ${version}`, async () => {
    await oauth.steps[name]({ sdk, sandbox });
    await sandbox.control('POST', '/reset');
  });
}

/** A step of docs/guide/moving-from-node.md. */
function guideStep(sandbox, name) {
  const sdk = client(sandbox, DEFAULT, { privateIntegrationToken: sandbox.token });
  return outcome(`${name} of the guide`, async () => {
    await moving[name]({ sdk, sandbox });
    await sandbox.control('POST', '/reset');
  });
}

function print(title, names, columns, cells) {
  const width = Math.max(title.length, ...names.map((name) => name.length));
  console.log(`\n${title.padEnd(width)}  ${columns.map((column) => column.padEnd(10)).join('  ')}`.trimEnd());
  names.forEach((name, row) => {
    console.log(`${name.padEnd(width)}  ${cells[row].map((cell) => cell.padEnd(10)).join('  ')}`.trimEnd());
  });
}

async function table(title, names, columns, cell) {
  const cells = [];
  for (const name of names) {
    const row = [];
    for (const column of columns) {
      row.push(await cell(column, name));
    }
    cells.push(row);
  }
  print(title, names, columns, cells);
  return names.length * columns.length;
}

async function main(jar) {
  const strict = await start(jar);
  // Whether v3 still takes the names that the SDK sends is not known; this one does.
  const tolerant = await start(jar, '--assume', 'oauth-takes-snake-case');
  try {
    const sdk = client(strict, DEFAULT, { privateIntegrationToken: strict.token });
    const names = methods(sdk.contacts);
    assert.deepEqual(names, Object.keys(calls).sort(), 'the contact calls of the SDK and those tried here');
    const known = ['getAccessToken', 'getAuthorizationUrl', 'getInstalledLocation', 'getLocationAccessToken', 'refreshToken'];
    assert.deepEqual(methods(sdk.oauth), known, 'the OAuth calls of the SDK and those tried here');
    let count = await table('contacts', names, VERSIONS, (version, name) => contactCall(strict, version, name));
    count += await table('oauth', Object.keys(oauth.steps), [DEFAULT, 'v3'], (version, name) =>
      oauthStep(version === 'v3' ? tolerant : strict, version, name));
    count += await table('oauth, snake case not assumed', ['getAccessToken'], ['v3'], () =>
      outcome('getAccessToken under v3', () => {
        const { clientId, clientSecret } = strict;
        const refused = oauth.authorize({ sdk: client(strict, 'v3', { clientId, clientSecret }), sandbox: strict });
        return assert.rejects(refused, { message: 'Missing parameter: clientId' });
      }));
    count += await table('guide', Object.keys(moving), [DEFAULT], (version, name) => guideStep(strict, name));
    console.log(`\n${count - failures.length} of ${count} as expected`);
  } finally {
    strict.close();
    tolerant.close();
  }
  failures.forEach((failure) => console.log(`FAILED ${failure}`));
  process.exitCode = failures.length === 0 ? 0 : 1;
}

main(process.argv[2]).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
