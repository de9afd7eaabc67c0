import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Conversation } from '../../main/resources/pages/netia/chat/conversation.js';

let calls;
let stored;
let channels;
let failures;
let accepts;

const desk = {
  conversations: async (customer) => (calls.push(`read ${customer}`), structuredClone(stored)),
  createConversation: async (customer) => (calls.push(`open ${customer}`), 'c1'),
  upload: async (file) => (calls.push(`upload ${file.name}`), `id of ${file.name}`),
};

/** A channel that is joined when the test says so, and whose pushes are answered by `accepts`. */
class Channel {
  handlers = {};
  isJoined = false;

  constructor(topic, params) {
    Object.assign(this, { topic, params });
    channels.push(this);
  }

  on(event, handler) {
    this.handlers[event] = handler;
    return this;
  }

  join() {
    calls.push(`join ${this.topic}`);
    return this;
  }

  leave() {
    calls.push(`leave ${this.topic}`);
  }

  async push(event, payload) {
    calls.push(`${event} ${payload.body ?? ''}`.trim());
    return accepts(payload);
  }

  isNowJoined() {
    this.isJoined = true;
    this.handlers.joined();
  }

  isNowLost() {
    this.isJoined = false;
    this.handlers.left?.();
  }
}

const socket = { channel: (topic, params) => new Channel(topic, params) };
const settled = () => new Promise((resolve) => setImmediate(resolve));
const message = (id, body, extra) => ({ id, body, created_at: `2026-01-01T10:00:0${id}Z`, ...extra });
const echo = ({ body, sent_at }) => message(9, body, { customer_id: 'v', sent_at });
const states = (conversation) => conversation.messages.map(({ body, state }) => `${body} ${state ?? 'there'}`);

function conversationOf() {
  return new Conversation(desk, socket, {
    changed: () => {},
    joined: (id) => calls.push(`joined ${id}`),
    received: (received, isOfAgent) => calls.push(`received ${received.body} ${isOfAgent ? 'of an agent' : ''}`.trim()),
    typed: () => {},
    closed: () => calls.push('closed'),
    failed: (error) => failures.push(error),
    customer: async (email) => (calls.push(`customer ${email ?? ''}`.trim()), 'v'),
  });
}

/** In a conversation of the desk with one message, joined. */
async function joined() {
  stored = [{ id: 'c1', messages: [message(1, 'hello', { user_id: 1 })] }];
  const conversation = conversationOf();
  await conversation.of('v');
  channels[0].isNowJoined();
  await settled();
  calls = [];
  return conversation;
}

beforeEach(() => {
  calls = [];
  stored = [];
  channels = [];
  failures = [];
  accepts = async () => ({});
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

test('the first message makes customer and conversation, and is sent when the channel is joined', async () => {
  const conversation = conversationOf();
  await conversation.of(null);
  conversation.send('help', { email: 'a@b.example' });
  conversation.send('quick');
  await settled();

  assert.deepEqual(calls, ['customer a@b.example', 'open v', 'join conversation:c1']);
  assert.deepEqual(channels[0].params, { customer_id: 'v' });
  channels[0].isNowJoined();
  await settled();
  assert.deepEqual(calls.slice(3), ['joined c1', 'shout help', 'shout quick']);
});

test('a conversation that is there is joined, and read again once it is, since something may have come between', async () => {
  stored = [{ id: 'c1', messages: [message(1, 'hello')] }];
  const conversation = conversationOf();
  await conversation.of('v');
  stored[0].messages.push(message(2, 'between'));
  channels[0].isNowJoined();
  await settled();

  assert.deepEqual(calls, ['read v', 'join conversation:c1', 'joined c1', 'read v']);
  assert.deepEqual(states(conversation), ['hello there', 'between there']);
});

test('whoever has no conversation waits in the lobby, and looks a second after one was begun', async () => {
  const conversation = conversationOf();
  await conversation.of('v');
  assert.deepEqual(calls, ['read v', 'join conversation:lobby:v']);
  stored = [{ id: 'c1', messages: [] }];
  channels[0].handlers['conversation:created']({ id: 'c1' });
  mock.timers.tick(999);
  await settled();
  assert.equal(calls.length, 2);

  mock.timers.tick(1);
  await settled();

  assert.deepEqual(calls.slice(2), ['read v', 'leave conversation:lobby:v', 'join conversation:c1']);
});

test('what was sent and not heard of is sent again after a new join, if the desk does not have it', async () => {
  const conversation = await joined();
  accepts = () => Promise.reject({ reason: 'disconnected' });
  conversation.send('lost');
  await settled();
  channels[0].isNowLost();
  assert.deepEqual(states(conversation), ['hello there', 'lost sending']);

  accepts = async () => ({});
  channels[0].isNowJoined();
  await settled();

  assert.deepEqual(calls, ['shout lost', 'read v', 'shout lost']);
});

test('what was sent and not heard of is not sent again, if the desk has it', async () => {
  const conversation = await joined();
  accepts = (payload) => (stored[0].messages.push(echo(payload)), Promise.reject({ reason: 'disconnected' }));
  conversation.send('arrived');
  await settled();
  channels[0].isNowLost();
  channels[0].isNowJoined();
  await settled();

  assert.deepEqual(calls, ['shout arrived', 'read v']);
  assert.deepEqual(states(conversation), ['hello there', 'arrived there']);
});

test('an accepted message is sent again after a new join, if its echo has not come and the desk does not have it', async () => {
  const conversation = await joined();
  conversation.send('accepted');
  await settled();
  channels[0].isNowLost();
  channels[0].isNowJoined();
  await settled();

  assert.deepEqual(calls, ['shout accepted', 'read v', 'shout accepted']);
});

test('what is sent without a connection waits for it', async () => {
  const conversation = await joined();
  channels[0].isNowLost();
  conversation.send('later');
  await settled();
  assert.deepEqual(calls, []);

  channels[0].isNowJoined();
  await settled();

  assert.deepEqual(calls, ['read v', 'shout later']);
});

test('what the desk refuses is marked, and sent again when the visitor says so, unless it is there', async () => {
  const conversation = await joined();
  accepts = () => Promise.reject({ reason: 'timeout' });
  const { key } = conversation.send('slow');
  await settled();
  assert.deepEqual(states(conversation), ['hello there', 'slow failed']);
  assert.deepEqual(failures, [{ reason: 'timeout' }]);

  accepts = async () => ({});
  await conversation.sendAgain(key);
  await settled();
  assert.deepEqual(calls, ['shout slow', 'read v', 'shout slow']);

  stored[0].messages.push(echo(conversation.messages.at(-1)));
  await conversation.sendAgain(key);
  await settled();
  assert.deepEqual(calls.slice(3), ['read v']);
  assert.deepEqual(states(conversation), ['hello there', 'slow there']);
});

test('when no conversation can be opened, what was to be said is marked', async () => {
  const conversation = conversationOf();
  await conversation.of(null);
  mock.method(desk, 'createConversation', () => Promise.reject(new Error('busy')));
  conversation.send('help');
  await settled();
  assert.deepEqual(states(conversation), ['help failed']);
  assert.equal(failures[0].message, 'busy');
  mock.restoreAll();
});

test('after a failed reading the conversation is read again', async () => {
  await joined();
  channels[0].isNowLost();
  mock.method(desk, 'conversations', () => Promise.reject(new Error('busy')), { times: 1 });
  channels[0].isNowJoined();
  await settled();
  assert.deepEqual(calls, []);

  mock.timers.tick(1_000);
  await settled();
  assert.deepEqual(calls, ['read v']);
  mock.restoreAll();
});

test('files are uploaded once, however often their message is sent', async () => {
  const conversation = await joined();
  const told = [];
  accepts = (payload) => (told.push(payload), told.length === 1 ? Promise.reject({ reason: 'boom' }) : {});
  const { key } = conversation.send('', { files: [{ name: 'a.png' }] });
  await settled();
  await conversation.sendAgain(key);
  await settled();

  assert.deepEqual(calls, ['upload a.png', 'shout', 'read v', 'shout']);
  assert.deepEqual(told.map(({ file_ids }) => file_ids), [['id of a.png'], ['id of a.png']]);
});

test('another customer has another conversation, but what is unsent stays', async () => {
  const conversation = await joined();
  channels[0].isNowLost();
  conversation.send('mine');
  stored = [{ id: 'c2', messages: [] }];
  await conversation.of('w');

  assert.deepEqual(calls, ['leave conversation:c1', 'read w', 'join conversation:c2']);
  assert.deepEqual(states(conversation), ['mine sending']);
});

test('broadcasts are shown, and told whose they are', async () => {
  const conversation = await joined();
  channels[0].handlers.shout(message(2, 'from staff', { user_id: 1 }));
  channels[0].handlers.shout(message(3, 'mine', { customer_id: 'v' }));
  channels[0].handlers['conversation:updated']({ id: 'c1', updates: { status: 'closed' } });

  assert.deepEqual(calls, ['received from staff of an agent', 'received mine', 'closed']);
  assert.equal(conversation.messages.length, 3);
});
