// Only to read: requests to the service belong into the sandbox's page, which has tokens that harm nobody.
SwaggerUIBundle({
  dom_id: '#reference',
  urls: ['contacts-v3', 'oauth-v3', 'custom-fields', 'webhooks'].map((name) => ({ name, url: `${name}.yaml` })),
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  supportedSubmitMethods: [],
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout'
})
