// Swagger UI over the sandbox's own documents, whose examples are about what the sandbox has.

const documents = { contacts: 'contacts-v3', oauth: 'oauth-v3', 'custom-fields': 'custom-fields' };
const asked = new URLSearchParams(location.search).get('api');
const name = Object.hasOwn(documents, asked ?? '') ? asked : 'contacts';

async function json(path, options) {
  const response = await fetch(path, options);
  return response.json();
}

// What the examples are about may have been changed or deleted: it is there again before each
// request.
function restoreExamples() {
  return json('/__sandbox/demo', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
}

async function show() {
  const [spec, sandbox] = await Promise.all([
    json(`/__sandbox/ui/${documents[name]}.json`),
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
  const schemes = Object.keys(spec.components.securitySchemes ?? {});
  const agencyToken = schemes.includes('agencyBearer') ? (await restoreExamples()).agencyToken : '';
  const ui = SwaggerUIBundle({
    spec,
    dom_id: '#api',
    tryItOutEnabled: true,
    validatorUrl: null,
    deepLinking: true,
    async requestInterceptor(request) {
      await restoreExamples();
      return request;
    },
    onComplete() {
      for (const scheme of schemes) {
        ui.preauthorizeApiKey(scheme, scheme === 'agencyBearer' ? agencyToken : sandbox.token);
      }
      document.body.dataset.ready = 'true';
    },
  });
}

show();

document.querySelector(`.top a[data-api="${name}"]`).setAttribute('aria-current', 'page');
