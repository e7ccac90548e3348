// The OAuth of the SDK, step by step. Each step starts with a client that has an empty session store.
'use strict';

const assert = require('node:assert/strict');

/** Stores the tokens of a location or, without one, of the agency. */
async function authorize({ sdk, sandbox }, locationId) {
  const tokens = await sdk.oauth.getAccessToken({
    client_id: sandbox.clientId, client_secret: sandbox.clientSecret, grant_type: 'authorization_code',
    code: await sandbox.code(locationId), user_type: locationId ? 'Location' : 'Company',
    redirect_uri: 'https://app.example/callback',
  });
  assert.ok(tokens.access_token && tokens.refresh_token && tokens.expires_in > 0);
  assert.equal(tokens.userType, locationId ? 'Location' : 'Company');
  await sdk.getSessionStorage().setSession(locationId || sandbox.companyId, tokens);
  return tokens;
}

/** A call with whatever the session store has for the location. */
async function call({ sdk, sandbox }) {
  const { locationId } = sandbox;
  const response = await sdk.contacts.getDuplicateContact({ locationId, email: 'nobody@sandbox.example' });
  assert.equal(response.contact, null);
}

/** Statuses of what has arrived for an operation, in order. */
async function statuses({ sandbox }, operation) {
  const { requests } = await sandbox.control('GET', `/requests?operation=${operation}`);
  return requests.map((request) => request.status).reverse();
}

const stored = ({ sdk }, id) => sdk.getSessionStorage().getSession(id);

const steps = {
  async 'getAccessToken, authorization code'(run) {
    const tokens = await authorize(run, run.sandbox.locationId);
    assert.equal(tokens.locationId, run.sandbox.locationId);
    assert.equal((await authorize(run)).companyId, run.sandbox.companyId);
  },
  async 'session store'(run) {
    await assert.rejects(call(run), /token/i);
    await authorize(run, run.sandbox.locationId);
    await call(run);
  },
  async 'refreshToken, ahead of a call'(run) {
    const tokens = await authorize(run, run.sandbox.locationId);
    await run.sdk.getSessionStorage().setSession(run.sandbox.locationId, { ...tokens, expires_in: 5 });
    await call(run);
    const after = await stored(run, run.sandbox.locationId);
    assert.notEqual(after.access_token, tokens.access_token);
    assert.notEqual(after.refresh_token, tokens.refresh_token);
    assert.deepEqual(await statuses(run, 'findDuplicateContact'), [200]);
  },
  async 'refreshToken, after a 401'(run) {
    const tokens = await authorize(run, run.sandbox.locationId);
    await run.sandbox.control('POST', '/clock/advance', { duration: 'PT25H' });
    await call(run);
    assert.notEqual((await stored(run, run.sandbox.locationId)).access_token, tokens.access_token);
    assert.deepEqual(await statuses(run, 'findDuplicateContact'), [401, 200]);
  },
  async 'refreshToken, ten calls at once'(run) {
    const tokens = await authorize(run, run.sandbox.locationId);
    await run.sandbox.control('POST', '/clock/advance', { duration: 'PT25H' });
    await Promise.all(Array.from({ length: 10 }, () => call(run)));
    assert.notEqual((await stored(run, run.sandbox.locationId)).refresh_token, tokens.refresh_token);
    assert.deepEqual(await statuses(run, 'requestToken'), [200, 200]);
  },
  async 'refreshToken, already used'({ sdk, sandbox, ...run }) {
    const { refresh_token: token } = await authorize({ sdk, sandbox, ...run }, sandbox.locationId);
    const refresh = () =>
      sdk.oauth.refreshToken(token, sandbox.clientId, sandbox.clientSecret, 'refresh_token', 'Location');
    await refresh();
    await sandbox.control('POST', '/clock/advance', { duration: 'PT31S' });
    await assert.rejects(refresh(), (error) =>
      error.statusCode === 400 && error.message === 'Invalid grant: refresh token is invalid');
  },
  async 'getLocationAccessToken'(run) {
    const { sdk, sandbox } = run;
    await authorize(run);
    const tokens = await sdk.oauth.getLocationAccessToken({
      companyId: sandbox.companyId, locationId: sandbox.locationId,
    });
    assert.equal(tokens.locationId, sandbox.locationId);
    assert.ok(tokens.expires_in > 0);
    await sdk.getSessionStorage().setSession(sandbox.locationId, tokens);
    await call(run);
  },
  async 'getLocationAccessToken, when a refresh fails'(run) {
    const { sdk, sandbox } = run;
    await authorize(run);
    await sdk.getSessionStorage().setSession(sandbox.locationId, {
      access_token: 'gone', refresh_token: 'gone', expires_in: 86_399, userType: 'Location',
      companyId: sandbox.companyId,
    });
    await call(run);
    assert.notEqual((await stored(run, sandbox.locationId)).access_token, 'gone');
    assert.deepEqual(await statuses(run, 'requestLocationToken'), [200]);
  },
  async 'getInstalledLocation'(run) {
    const { sdk, sandbox } = run;
    await authorize(run);
    const { companyId, appId, locationId } = sandbox;
    const response = await sdk.oauth.getInstalledLocation({ companyId, appId, limit: '10', isInstalled: true });
    assert.deepEqual([response.count, response.locations[0]._id], [1, locationId]);
  },
  async 'POST /oauth/reconnect, by request()'({ sdk, sandbox }) {
    const { data } = await sdk.request({
      method: 'POST', url: '/oauth/reconnect',
      data: { clientKey: sandbox.clientId, clientSecret: sandbox.clientSecret, locationId: sandbox.locationId },
    });
    const tokens = await sdk.oauth.getAccessToken({
      client_id: sandbox.clientId, client_secret: sandbox.clientSecret, grant_type: 'authorization_code',
      code: data.authorizationCode, user_type: 'Location',
    });
    assert.equal(tokens.locationId, sandbox.locationId);
  },
};

module.exports = { steps, authorize };
