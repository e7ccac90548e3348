// The control API of the sandbox.

/** What the views share: the overview, and the location that is chosen. */
export const sandbox = {
  overview: null,
  locations: [],
  locationId: null,
};

export async function call(method, path, body) {
  const options = { method };
  if (method !== 'GET') {
    options.headers = { 'Content-Type': 'application/json' };
    options.body = JSON.stringify(body ?? {});
  }
  const response = await fetch(`/__sandbox${path}`, options);
  const result = await response.json();
  if (!response.ok) {
    throw Object.assign(new Error([result.message].flat().join('; ')), { status: response.status, problems: result.problems });
  }
  return result;
}

/** A path with a query, without the values that are empty. */
export function withQuery(path, values) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') {
      query.set(name, value);
    }
  }
  return `${path}?${query}`;
}

/** Text as one word of a POSIX shell. */
export const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** A curl command; the token is a variable of the shell, never the token itself. */
export function curl({ method, path, query, version, body }) {
  const url = `${location.origin}${path}${query ? `?${query}` : ''}`;
  const lines = [
    `curl -X ${method} ${quoted(url)}`,
    '-H "Authorization: Bearer $SANDBOX_TOKEN"',
    `-H ${quoted(`Version: ${version ?? 'v3'}`)}`,
  ];
  if (body) {
    lines.push("-H 'Content-Type: application/json'", `--data-raw ${quoted(body)}`);
  }
  return lines.join(' \\\n  ');
}
