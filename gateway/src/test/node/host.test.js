import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const SHOP = 'https://shop.example';

let posted;
let hear;
const parent = { postMessage: (message, origin) => posted.push([message.event, message.payload, origin]) };
globalThis.window = { parent, addEventListener: (type, listener) => (hear = listener) };
globalThis.location = {};
const { Host } = await import('../../main/resources/pages/netia/chat/host.js');

const say = (event, payload, { origin = SHOP, source = parent } = {}) => hear({ source, origin, data: { event, payload } });

beforeEach(() => {
  posted = [];
  location.ancestorOrigins = undefined;
});

test('the host is told that the page is there, with its own time stamp', () => {
  new Host('17', {}).announce();

  assert.deepEqual(posted, [['chat:loaded', { ts: '17' }, '*']]);
});

test('what is private waits until the origin of the host is known, and goes there alone', () => {
  const host = new Host('17', {});
  host.tell('customer:updated', { customerId: 'v' });
  assert.deepEqual(posted, []);

  say('papercups:plan', {});
  host.tell('messages:seen');

  assert.deepEqual(posted, [
    ['customer:updated', { customerId: 'v', ts: '17' }, SHOP],
    ['messages:seen', { ts: '17' }, SHOP],
  ]);
});

test('a browser that names the host makes it known from the start', () => {
  location.ancestorOrigins = [SHOP, 'https://other.example'];
  new Host('17', {}).tell('messages:seen');

  assert.deepEqual(posted, [['messages:seen', { ts: '17' }, SHOP]]);
});

test('a host without an origin of its own is told all the same', () => {
  location.ancestorOrigins = ['null'];
  new Host('17', {}).tell('messages:seen');

  assert.equal(posted[0][2], '*');
});

test('only the host is heard, and only from one origin', () => {
  const heard = [];
  new Host('17', { 'papercups:toggle': ({ isOpen }) => heard.push(isOpen) });

  say('papercups:toggle', { isOpen: 'of another window' }, { source: {} });
  say('papercups:toggle', { isOpen: true });
  say('papercups:toggle', { isOpen: 'of another origin' }, { origin: 'https://other.example' });

  assert.deepEqual(heard, [true]);
});

test('what the page does not know is not heard', () => {
  const host = new Host('17', {});

  for (const event of ['toString', '__proto__', 'papercups:plan', undefined]) {
    say(event, {});
  }
  hear({ source: parent, origin: SHOP, data: null });
  host.tell('messages:seen');
  assert.equal(posted.length, 1);
});
