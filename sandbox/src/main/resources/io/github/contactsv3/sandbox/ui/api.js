'use strict';

async function json(path) {
  const response = await fetch(path);
  return response.json();
}

const DOCUMENTS = { oauth: 'oauth-v3', 'custom-fields': 'custom-fields' };

async function show() {
  const name = DOCUMENTS[new URLSearchParams(location.search).get('api')] ?? 'contacts-v3';
  const [spec, sandbox] = await Promise.all([
    json(`/__sandbox/ui/${name}.json`),
    json('/__sandbox'),
  ]);
  // Whatever address the browser knows this server by.
  spec.servers = [{ url: location.origin }];
  for (const item of Object.values(spec.paths)) {
    for (const operation of Object.values(item)) {
      delete operation.servers;
    }
    delete item.servers;
  }
  const ui = SwaggerUIBundle({
    spec,
    dom_id: '#api',
    tryItOutEnabled: true,
    validatorUrl: null,
    deepLinking: true,
    onComplete() {
      for (const scheme of Object.keys(spec.components.securitySchemes ?? {})) {
        ui.preauthorizeApiKey(scheme, sandbox.token);
      }
      document.body.dataset.ready = 'true';
    },
  });
}

show();
