// The vendor's SDK as docs/guide/moving-from-node.md shows it: its blocks are the regions here, and what the page says of
// the SDK's behaviour is asserted. Each step gets a client with a private integration token.
'use strict';

const assert = require('node:assert/strict');
// region client
const { HighLevel } = require('@gohighlevel/api-client');
// endregion
const { GHLAuthenticationError, GHLNetworkError, GHLServerError } = require('@gohighlevel/api-client');
// region errors
const { GHLValidationError } = require('@gohighlevel/api-client');
// endregion
// region rate-limits
const { GHLRateLimitError } = require('@gohighlevel/api-client');
// endregion

const redirectUri = 'https://app.example/callback';

async function create(sdk, locationId) {
  // region create
  const { contact } = await sdk.contacts.createContact({
    locationId, firstName: 'Ada', email: 'ada@lovelace.example', dateOfBirth: '1990-09-25',
  });
  // endregion
  return contact;
}

async function createOrFind(sdk, locationId, email) {
  // region errors
  try {
    return (await sdk.contacts.createContact({ locationId, email })).contact.id;
  } catch (error) {
    if (error instanceof GHLValidationError && error.response.meta?.contactId) {
      return error.response.meta.contactId; // the contact that has this address already
    }
    throw error;
  }
  // endregion
}

async function delayAfter(sdk, contactId) {
  // region rate-limits
  try {
    await sdk.contacts.getContact({ contactId });
    return 0;
  } catch (error) {
    if (error instanceof GHLRateLimitError && error.rateLimit?.scope !== 'daily') {
      return error.rateLimit?.intervalMs ?? 10_000;
    }
    throw error;
  }
  // endregion
}

/** Spoils the next response of getContact. */
function spoil(sandbox, fault) {
  return sandbox.control('POST', '/faults', { operations: ['getContact'], times: 1, ...fault });
}

async function arrived(sandbox) {
  return (await sandbox.control('GET', '/requests?operation=getContact')).requests.length;
}

async function failsAtOnce(sandbox, fault, type, call) {
  const before = await arrived(sandbox);
  await spoil(sandbox, fault);
  await assert.rejects(call, (error) => error instanceof type);
  assert.equal((await arrived(sandbox)) - before, 1);
}

const steps = {
  async 'private integration token'({ sandbox: { token, locationId } }) {
    // region client
    const sdk = new HighLevel({ privateIntegrationToken: token });
    // endregion
    assert.equal((await create(sdk, locationId)).locationId, locationId);
  },
  async OAuth({ sandbox, sdk: other }) {
    const { clientId, clientSecret, locationId } = sandbox;
    const contactId = (await create(other, locationId)).id;
    const code = await sandbox.code(locationId);
    // region oauth
    const sdk = new HighLevel({ clientId, clientSecret });
    const url = sdk.oauth.getAuthorizationUrl(clientId, redirectUri, 'contacts.readonly contacts.write');
    // endregion
    assert.equal(new URL(url).searchParams.get('state'), null);
    // region exchange
    const tokens = await sdk.oauth.getAccessToken({
      client_id: clientId, client_secret: clientSecret, grant_type: 'authorization_code',
      code, user_type: 'Location', redirect_uri: redirectUri,
    });
    await sdk.getSessionStorage().setSession(tokens.locationId, tokens);
    const options = { headers: { locationId: tokens.locationId } }; // says whose token is sent
    const { contact } = await sdk.contacts.getContact({ contactId }, options);
    // endregion
    assert.equal(contact.id, contactId);
    await assert.rejects(sdk.contacts.getContact({ contactId }), /token required/);
    // region session
    const session = await sdk.getSessionStorage().getSession(locationId);
    const { access_token, refresh_token, expires_in, expire_at } = session;
    // endregion
    assert.deepEqual([access_token, refresh_token], [tokens.access_token, tokens.refresh_token]);
    assert.ok(Math.abs(expire_at - expires_in * 1000 - Date.now()) < 60_000);
  },
  async contacts({ sdk, sandbox: { locationId } }) {
    const contactId = (await create(sdk, locationId)).id;
    const email = 'ada@lovelace.example';
    // region read
    const { contact } = await sdk.contacts.getContact({ contactId });
    const birthday = contact.dateOfBirth; // a text
    // endregion
    assert.equal(birthday, '1990-09-25');
    assert.equal(typeof contact.dateAdded, 'string');
    // region update
    await sdk.contacts.updateContact({ contactId }, { city: 'Rome', firstName: null });
    // endregion
    const updated = (await sdk.contacts.getContact({ contactId })).contact;
    assert.deepEqual([updated.city, updated.firstName, updated.email], ['Rome', null, email]);
    // region upsert
    const upserted = await sdk.contacts.upsertContact({ locationId, email, firstName: 'Grace' });
    const isNew = upserted.new;
    // endregion
    assert.deepEqual([isNew, upserted.contact.id], [false, contactId]);
    // region delete
    const { succeded } = await sdk.contacts.deleteContact({ contactId });
    // endregion
    assert.equal(succeded, true);
  },
  async 'tags, notes, tasks'({ sdk, sandbox: { locationId } }) {
    const contactId = (await create(sdk, locationId)).id;
    // region tags
    const { tags } = await sdk.contacts.addTags({ contactId }, { tags: ['VIP', 'Lead'] });
    await sdk.contacts.removeTags({ contactId }, { tags: ['lead'] });
    // endregion
    assert.deepEqual(tags, ['vip', 'lead']);
    // region notes
    const { note } = await sdk.contacts.createNote({ contactId }, { body: 'Hello' });
    await sdk.contacts.updateNote({ contactId, id: note.id }, { body: 'Bye' });
    const { notes } = await sdk.contacts.getAllNotes({ contactId });
    // endregion
    assert.deepEqual(notes.map((each) => each.body), ['Bye']);
    // region tasks
    const { task } = await sdk.contacts.createTask(
      { contactId }, { title: 'Call', dueDate: '2030-01-31T12:00:00Z', completed: false });
    await sdk.contacts.updateTaskCompleted({ contactId, taskId: task.id }, { completed: true });
    const { tasks } = await sdk.contacts.getAllTasks({ contactId });
    // endregion
    assert.deepEqual(tasks.map((each) => each.completed), [true]);
  },
  async search({ sdk, sandbox }) {
    const { locationId } = sandbox;
    for (let i = 0; i < 101; i++) {
      await sdk.contacts.createContact({ locationId, email: `vip${i}@lovelace.example`, tags: ['vip'] });
    }
    const ids = [];
    // region search
    let searchAfter;
    do {
      const { contacts } = await sdk.contacts.searchContactsAdvanced({
        locationId, pageLimit: 100, filters: [{ field: 'tags', operator: 'eq', value: 'vip' }], searchAfter,
      });
      ids.push(...contacts.map((contact) => contact.id));
      searchAfter = contacts.at(-1)?.searchAfter;
    } while (searchAfter);
    // endregion
    assert.equal(new Set(ids).size, 101);
    assert.equal(ids.length, 101);
  },
  async errors({ sdk, sandbox: { locationId } }) {
    const { id, email } = await create(sdk, locationId);
    assert.equal(await createOrFind(sdk, locationId, email), id);
    const unknown = sdk.contacts.getContact({ contactId: 'unknownContact000001' });
    await assert.rejects(unknown, (error) => error instanceof GHLValidationError && error.statusCode === 400);
    const duplicate = sdk.contacts.createContact({ locationId, email });
    await assert.rejects(duplicate, ({ request }) => {
      assert.ok(request.data.includes(email), 'errors have the body of the request');
      return request.timeout === 30_000;
    });
  },
  async retries({ sdk, sandbox }) {
    const { token, locationId } = sandbox;
    const contactId = (await create(sdk, locationId)).id;
    const call = (client) => client.contacts.getContact({ contactId });
    await failsAtOnce(sandbox, { kind: 'status', status: 503 }, GHLServerError, () => call(sdk));
    await failsAtOnce(sandbox, { kind: 'status', status: 429 }, GHLRateLimitError, () => call(sdk));
    await failsAtOnce(sandbox, { kind: 'status', status: 401 }, GHLAuthenticationError, () => call(sdk));
    await failsAtOnce(sandbox, { kind: 'reset-before' }, GHLNetworkError, () => call(sdk));
    await spoil(sandbox, { kind: 'status', status: 429 });
    assert.ok((await delayAfter(sdk, contactId)) > 0);
    // region retries
    const retrying = new HighLevel({
      privateIntegrationToken: token, rateLimitRetry: { maxRetries: 5 }, // of a 429 only
    });
    // endregion
    retrying.logger.warn = () => {}; // it prints a line for each retry
    const before = await arrived(sandbox);
    await spoil(sandbox, { kind: 'status', status: 429 });
    await call(retrying);
    assert.equal((await arrived(sandbox)) - before, 2);
  },
};

module.exports = steps;
