/** The chat page of Netia (contract Netia, N-34 and section 7): alone, or in the iframe of a widget. */
import { Conversation } from './conversation.js';
import { CallFailure, Desk } from './desk.js';
import { Host, isEmbedded } from './host.js';
import { isUnseen, nameOf, quickReplies } from './messages.js';
import { appearance, visitorOf } from './options.js';
import { Socket, pause } from './phoenix.js';
import { Presence, hasAgent } from './presence.js';
import { isUuid } from './text.js';
import { View } from './view.js';

const STORED = '__HOOPOE__CUSTOMER_ID';
const TYPING_FOR = 5_000;
const TYPES_FOR = 2_000;
const PATIENCE = 3_000;

const query = Object.fromEntries(new URLSearchParams(location.search));
const account = query.token || query.accountId || 'default';
const desk = new Desk(account, query.inbox);
const socket = new Socket(desk.socketUrl());

let visitor = visitorOf(query);
let settings = {};
let looks = appearance(query);
let customer = null;
let isOpen = !(isEmbedded && looks.closeable);
let peeks = false;
let agentIsHere = false;
let unseenTold = 0;
let theyType;
let weType;
let lost;

const host = new Host(query.ts, {
  'papercups:toggle': ({ isOpen: open }) => {
    isOpen = Boolean(open);
    show();
    if (isOpen) {
      view.focus();
    }
  },
  'notifications:display': ({ shouldDisplayNotifications }) => {
    peeks = Boolean(shouldDisplayNotifications);
    show();
  },
  'config:update': (updates) => {
    Object.assign(query, updates);
    dress();
  },
  'customer:update': ({ metadata }) => {
    visitor = { ...visitor, ...metadata };
    if (customer) {
      desk.updateCustomer(customer, metadata).catch(console.warn);
    }
  },
  'customer:set:id': (id) => id !== customer && enterAs(id),
});

const view = new View({
  send: (text, files, email) => say(text, { files, email }),
  answer: ({ text, action }) => say(text, { metadata: { reply_action: action } }),
  again: (key) => conversation.sendAgain(key),
  close: () => host.tell('papercups:close'),
  open: () => host.tell('papercups:open'),
  typing: () => {
    if (!weType) {
      conversation.typing(true);
    }
    clearTimeout(weType);
    weType = setTimeout(stopTyping, TYPES_FOR);
  },
});

const conversation = new Conversation(desk, socket, {
  changed: () => show(),
  joined: (id) => host.tell('conversation:join', { conversationId: id, customerId: customer }),
  received: (message, isOfAgent) => {
    host.tell('message:received', message);
    if (isOfAgent) {
      view.showTyping(null);
    }
  },
  typed: ({ typing, type, user_id: id }) => {
    clearTimeout(theyType);
    if (type !== 'customer') {
      const user = conversation.messages.find((message) => id && message.user_id === id)?.user;
      view.showTyping(typing ? nameOf({ user, type: type === 'ai' ? 'bot' : type }) : null);
      theyType = setTimeout(() => view.showTyping(null), TYPING_FOR);
    }
  },
  closed: () => view.notice('This conversation was closed. Write to open it again.'),
  failed: (error) => view.notice(textOf(error)),
  customer: async (email) => {
    const told = email ? { ...visitor, email } : visitor;
    const updated = customer && (await desk.updateCustomer(customer, told).catch(() => null));
    remember(updated || (await desk.createCustomer(told)));
    return customer;
  },
});

function textOf(error) {
  if (error instanceof CallFailure) {
    return error.message;
  }
  const isHeard = error.reason && error.reason !== 'timeout';
  return isHeard ? `The desk did not take the message: ${error.reason}` : 'The desk cannot be reached now.';
}

function stopTyping() {
  clearTimeout(weType);
  weType = null;
  conversation.typing(false);
}

function say(text, extra) {
  if (weType) {
    stopTyping();
  }
  const { body, sent_at } = conversation.send(text, extra);
  host.tell('message:sent', { body, sent_at, customer_id: customer, type: 'customer' });
}

function dress() {
  looks = appearance(query, settings);
  view.dress(looks);
  show();
}

function show() {
  const first = conversation.messages[0];
  const time = first?.created_at ?? new Date().toISOString();
  const said = { key: 'greeting', type: 'bot', body: looks.greeting, created_at: time, isGreeting: true };
  const greeting = looks.greeting ? [{ ...said, user: { display_name: looks.company } }] : [];
  if (isOpen && document.visibilityState === 'visible' && conversation.messages.some(isUnseen)) {
    host.tell('messages:seen');
    unseenTold = 0;
    conversation.see();
    return;
  }
  const unseen = conversation.messages.filter(isUnseen);
  if (!isOpen && unseen.length > unseenTold) {
    host.tell('messages:unseen');
  }
  unseenTold = unseen.length;
  const all = [...greeting, ...conversation.messages];
  view.showMessages(all, (message) => Boolean(message.state) || message.customer_id === customer);
  view.offer(quickReplies(conversation.messages));
  view.askForEmail(looks.needsEmail && !customer && !conversation.messages.length);
  view.showAvailability(agentIsHere ? looks.here : looks.away, agentIsHere);
  view.setOpen(isOpen, peeks ? (unseen.length ? unseen : greeting).slice(-2) : []);
}

/** In an iframe the host keeps the id: what this origin stores could be read by any page that embeds it. */
const memory = {
  key: `${STORED}:${account}`,
  read: () => (isEmbedded ? null : attempt(() => localStorage.getItem(memory.key))),
  write: (id) => isEmbedded || attempt(() => localStorage.setItem(memory.key, id)),
};

/** Browsers may refuse storage; then the visitor is a new one at each visit. */
function attempt(access) {
  try {
    return access();
  } catch {
    return null;
  }
}

function remember(id) {
  if (id !== customer) {
    customer = id;
    host.tell('customer:updated', { customerId: id });
  }
  memory.write(id);
}

async function enterAs(id, attempts = 0) {
  const known = await knownCustomer(id);
  if (known) {
    remember(known);
  } else {
    customer = null;
  }
  try {
    await conversation.of(customer);
    view.isUpToDate();
    view.notice('');
  } catch (error) {
    view.notice(textOf(error));
    setTimeout(() => enterAs(id, attempts + 1), pause(attempts));
  }
}

/** The visitor whom the page's own system names, else the one of the last visit, if the desk knows them. */
async function knownCustomer(id) {
  if (visitor.external_id && visitor.external_id !== 'undefined') {
    return desk.identify(visitor).catch(() => null);
  }
  // A desk that cannot say now is believed to know the customer.
  return isUuid(id) && (await desk.exists(id).catch(() => true)) ? id : null;
}

function connect() {
  socket.onChange((isConnected) => {
    clearTimeout(lost);
    if (isConnected) {
      view.notice('');
    } else {
      lost = setTimeout(() => view.notice('No connection. Trying again…'), PATIENCE);
    }
  });
  const room = socket.channel(`room:${account}`, {});
  new Presence(room, (present) => {
    agentIsHere = hasAgent(present);
    show();
  });
  room.join();
  socket.connect();
  window.addEventListener('online', () => socket.connect());
  document.addEventListener('visibilitychange', () => (socket.connect(), show()));
}

async function start() {
  view.dress(looks);
  view.setOpen(isOpen);
  host.announce();
  try {
    settings = await desk.settings();
  } catch (error) {
    if (error.status === 404 || error.status === 422) {
      view.notice('This address names no account of this desk: it needs ?token= and the id of one.');
      return;
    }
  }
  connect();
  dress();
  await enterAs(query.customerId || memory.read());
  if (!isEmbedded) {
    view.focus();
  }
}

start();
