/**
 * Netia's chat as a button on a web page:
 * `<script type="module" src="https://desk.example/netia/widget.js" data-token="account id"></script>`.
 * Other members of the chat's query can be set likewise (`data-title`, `data-primary-color`), and `data-customer` as JSON.
 */
const BASE = new URL('.', import.meta.url);
const script = [...document.scripts].find(({ src }) => src === import.meta.url);
const { customer = '{}', ...options } = script?.dataset ?? {};

/** The published widget's: whoever has chatted by it stays the same visitor. */
const STORED = '__PAPERCUPS____CUSTOMER_ID__';

/** Not `allow-top-navigation`: a link in a message must not take the visitor away. */
const SANDBOX = 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-forms';

const LOOKS = `
  :host { all: initial; }
  button, iframe { position: fixed; z-index: 2147483000; right: 20px; border: 0; }
  button {
    bottom: 20px; width: 56px; height: 56px; padding: 14px; border-radius: 50%; cursor: pointer;
    background: var(--accent, #b85217); box-shadow: 0 2px 12px #0005;
  }
  button:focus-visible { outline: 3px solid #000; outline-offset: 2px; box-shadow: 0 0 0 8px #fff; }
  svg { display: block; fill: none; stroke: #fff; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; paint-order: stroke; filter: drop-shadow(0 0 1px #0008); }
  .unseen::after { content: ""; position: absolute; top: 0; right: 0; width: 14px; height: 14px; border: 2px solid #fff; border-radius: 50%; background: #c00; }
  iframe {
    bottom: 92px; width: 376px; max-width: calc(100% - 40px); height: min(704px, 100% - 112px);
    border-radius: 8px; box-shadow: 0 5px 40px #0004; visibility: hidden; color-scheme: light dark;
  }
  iframe.open { visibility: visible; }
  iframe.peeking { visibility: visible; width: 300px; height: 200px; box-shadow: none; color-scheme: normal; }
  @media (max-width: 30rem) {
    iframe.open { inset: 0; width: 100%; max-width: none; height: 100%; border-radius: 0; z-index: 2147483001; }
  }`;

const told = (() => {
  try {
    return JSON.parse(customer);
  } catch {
    return {};
  }
})();

const visitor = {
  host: location.host,
  pathname: location.pathname,
  current_url: location.href,
  browser_language: navigator.language,
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  screen_height: screen.height,
  screen_width: screen.width,
  lib: 'web',
  ...told,
};

const api = (path, init) => fetch(new URL(`api/${path}`, BASE), init).then((answer) => (answer.ok ? answer.json() : {}));

function storedCustomer() {
  try {
    return JSON.parse(localStorage.getItem(STORED));
  } catch {
    return null;
  }
}

function icon(path) {
  const [svg, line] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name));
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

const BUBBLE = 'M4 5h16v11h-7l-5 4v-4H4z';
const CROSS = 'M6 6l12 12M18 6 6 18';

function launch(settings) {
  const ts = String(Date.now());
  const query = { ...options, accountId: options.token, baseUrl: BASE.href.replace(/\/$/, ''), closeable: 1, ts };
  const known = { customerId: storedCustomer() ?? '', metadata: JSON.stringify(visitor) };
  const frame = Object.assign(document.createElement('iframe'), { title: 'Chat', sandbox: SANDBOX });
  frame.src = new URL(`chat?${new URLSearchParams({ ...query, ...known })}`, BASE);
  const button = Object.assign(document.createElement('button'), { type: 'button' });
  let isOpen = false;

  const tell = (event, payload) => frame.contentWindow.postMessage({ event, payload }, BASE.origin);
  function show(open, unseen = false) {
    isOpen = open;
    frame.className = open ? 'open' : unseen ? 'peeking' : '';
    button.className = unseen ? 'unseen' : '';
    button.ariaExpanded = String(open);
    button.ariaLabel = open ? 'Close the chat' : unseen ? 'Open the chat: there are new messages' : 'Open the chat';
    button.replaceChildren(icon(open ? CROSS : BUBBLE));
  }
  function toggle(open = !isOpen) {
    show(open);
    tell('papercups:toggle', { isOpen: open });
    (open ? frame : button).focus();
  }
  function display(unseen) {
    show(isOpen, unseen && !isOpen);
    tell('notifications:display', { shouldDisplayNotifications: unseen });
  }
  const heard = {
    'chat:loaded': () => {
      button.hidden = false;
      tell('papercups:plan', { plan: null });
      if (settings.is_open_by_default) {
        toggle(true);
      }
    },
    'customer:updated': ({ customerId }) => localStorage.setItem(STORED, JSON.stringify(customerId)),
    'conversation:join': ({ customerId }) => tell('customer:update', { customerId, metadata: visitor }),
    'messages:unseen': () => display(true),
    'messages:seen': () => display(false),
    'papercups:open': () => toggle(true),
    'papercups:close': () => toggle(false),
  };
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source === frame.contentWindow && origin === BASE.origin && data?.payload?.ts === ts) {
      heard[data.event]?.(data.payload);
    }
  });
  button.hidden = true;
  button.addEventListener('click', () => toggle());
  show(false);

  const place = document.createElement('div');
  const root = place.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOKS);
  root.adoptedStyleSheets = [sheet];
  place.style.setProperty('--accent', options.primaryColor ?? settings.color ?? '#b85217');
  root.append(frame, button);
  document.body.append(place);
}

if (options.token) {
  const settings = await api(`widget_settings?${new URLSearchParams({ account_id: options.token })}`).catch(() => ({}));
  launch(settings.data ?? {});
  const metadata = { ...visitor, time: Date.now() / 1000 };
  const noted = { account_id: options.token, metadata };
  const init = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(noted) };
  api('widget_settings/metadata', init).catch(() => {});
} else {
  console.error('The chat needs data-token, the id of an account');
}
