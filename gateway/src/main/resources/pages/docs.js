'use strict';

SwaggerUIBundle({
  url: document.getElementById('explorer').dataset.document,
  dom_id: '#explorer',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
  validatorUrl: null,
});
