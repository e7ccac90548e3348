// A sandbox in a process of its own, and its control API.
'use strict';

const { spawn } = require('node:child_process');
const readline = require('node:readline');

const START_MILLIS = 60_000;

/** Starts the jar and waits for its one line; ends it with close(). */
async function start(jar, ...options) {
  const args = ['-jar', jar, '--port', '0', '--quota', 'off', ...options];
  const process = spawn('java', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await firstLine(process);
  const baseUrl = line.replace(/^listening on /, '');
  const control = async (method, path, body) => {
    const response = await fetch(`${baseUrl}/__sandbox${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const json = await response.json();
    if (!response.ok) {
      throw new Error(`${method} /__sandbox${path}: ${response.status} ${json.message}`);
    }
    return json;
  };
  const { locationId, token, clientId, clientSecret, companyId } = await control('GET', '');
  return {
    baseUrl, locationId, token, clientId, clientSecret, companyId, control,
    appId: clientId.split('-')[0],
    code: async (location) => (await control('POST', '/oauth/code', location ? { locationId: location } : {})).code,
    close: () => process.kill(),
  };
}

function firstLine(process) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the sandbox does not start')), START_MILLIS);
    readline.createInterface({ input: process.stdout }).once('line', resolve);
    process.once('error', reject);
    process.once('exit', (code) => reject(new Error(`the sandbox has ended with status ${code}`)));
    timer.unref();
  });
}

module.exports = { start };
