/** Puts the account of the query into the examples, and its chat onto the page. */
const at = (id) => document.getElementById(id);
const base = new URL('..', import.meta.url).href.replace(/\/$/, '');
const token = new URLSearchParams(location.search).get('token')?.trim();
const shown = token || '<account id>';

at('line').textContent = `<script type="module" src="${base}/widget.js" data-token="${shown}"></script>`;
at('component').textContent = `<ChatWidget
  token="${shown}"
  baseUrl="${base}"
  iframeUrlOverride="${base}/chat"
/>`;

if (token) {
  at('token').value = token;
  at('page').href = `${base}/chat?${new URLSearchParams({ token })}`;
  at('alone').hidden = false;
  const script = Object.assign(document.createElement('script'), { type: 'module', src: `${base}/widget.js` });
  script.dataset.token = token;
  document.head.append(script);
}
