import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Socket, decode, encode, pause } from '../../main/resources/pages/netia/chat/phoenix.js';

/** The desk's end of each connection, the newest last. */
let connections;

globalThis.WebSocket = class {
  static OPEN = 1;
  readyState = 0;
  sent = [];

  constructor(url) {
    this.url = url;
    connections.push(this);
  }

  send(text) {
    this.sent.push(decode(text));
  }

  close() {
    this.readyState = 3;
    this.onclose?.();
  }

  opens() {
    this.readyState = 1;
    this.onopen();
  }

  says(joinRef, ref, topic, event, payload) {
    this.onmessage({ data: encode({ joinRef, ref, topic, event, payload }) });
  }

  answers({ joinRef, ref, topic }, status = 'ok', response = {}) {
    this.says(joinRef, ref, topic, 'phx_reply', { status, response });
  }

  last(event) {
    return this.sent.findLast((frame) => frame.event === event);
  }
};

const newest = () => connections.at(-1);

function joined(topic = 'room:1') {
  const socket = new Socket('ws://desk/socket');
  socket.connect();
  newest().opens();
  const channel = socket.channel(topic, { a: 1 }).join();
  newest().answers(newest().last('phx_join'));
  return { socket, channel };
}

beforeEach(() => {
  connections = [];
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
});

test('frames are arrays of five', () => {
  const frame = { joinRef: '3', ref: null, topic: 't', event: 'e', payload: { a: [1] } };

  assert.equal(encode(frame), '["3",null,"t","e",{"a":[1]}]');
  assert.deepEqual(decode(encode(frame)), frame);
});

test('the version of the protocol is in the address', () => {
  new Socket('ws://desk/socket?account_id=1').connect();
  new Socket('ws://desk/socket').connect();

  assert.deepEqual(connections.map(({ url }) => url), ['ws://desk/socket?account_id=1&vsn=2.0.0', 'ws://desk/socket?vsn=2.0.0']);
});

test('a join has its own ref, and its parameters', () => {
  joined();

  const { joinRef, ref, payload } = newest().last('phx_join');
  assert.equal(joinRef, ref);
  assert.deepEqual(payload, { a: 1 });
});

test('pushes wait until the channel is joined', async () => {
  const socket = new Socket('ws://desk/socket');
  socket.connect();
  const channel = socket.channel('room:1', {}).join();
  const pushed = channel.push('shout', { body: 'x' });
  newest().opens();
  assert.equal(newest().last('shout'), undefined);

  newest().answers(newest().last('phx_join'));

  assert.equal(newest().last('shout').joinRef, newest().last('phx_join').ref);
  newest().answers(newest().last('shout'), 'ok', { stored: true });
  assert.deepEqual(await pushed, { stored: true });
});

test('a push fails with the reason of the desk', async () => {
  const { channel } = joined();
  const pushed = channel.push('shout', {});
  newest().answers(newest().last('shout'), 'error', { reason: 'empty' });

  await assert.rejects(pushed, { reason: 'empty' });
});

test('a push without an answer fails after ten seconds', async () => {
  const { channel } = joined();
  const pushed = channel.push('shout', {});
  mock.timers.tick(10_000);

  await assert.rejects(pushed, { reason: 'timeout' });
});

test('when the connection is lost, pushes fail, and channels are joined again on a new one', async () => {
  const { channel } = joined();
  let joins = 0;
  channel.on('joined', () => joins++);
  const pushed = channel.push('shout', {});
  newest().close();

  await assert.rejects(pushed, { reason: 'disconnected' });
  assert.equal(channel.isJoined, false);
  mock.timers.tick(1_000);
  assert.equal(connections.length, 2);
  newest().opens();
  newest().answers(newest().last('phx_join'));
  assert.equal(channel.isJoined, true);
  assert.equal(joins, 1);
  assert.equal(newest().last('shout'), undefined);
});

test('waits between attempts grow to ten seconds, and differ between clients', () => {
  mock.method(Math, 'random', () => 1);
  assert.deepEqual([0, 1, 2, 3, 9].map(pause), [1_000, 2_000, 5_000, 10_000, 10_000]);
  Math.random.mock.mockImplementation(() => 0);
  assert.deepEqual([0, 3].map(pause), [500, 5_000]);
  mock.restoreAll();
});

test('a channel that is refused, closed or broken is joined again with a new ref', () => {
  const { channel } = joined();
  for (const event of ['phx_error', 'phx_close']) {
    const { ref } = newest().last('phx_join');
    newest().says(ref, ref, 'room:1', event, {});
    assert.equal(channel.isJoined, false);
    mock.timers.tick(1_000);
    assert.notEqual(newest().last('phx_join').ref, ref);
    newest().answers(newest().last('phx_join'));
    assert.equal(channel.isJoined, true);
  }
  const broken = newest().last('phx_join').ref;
  newest().says(broken, broken, 'room:1', 'phx_error', {});
  mock.timers.tick(1_000);
  newest().answers(newest().last('phx_join'), 'error', { reason: 'join crashed' });
  const { ref } = newest().last('phx_join');
  mock.timers.tick(2_000);
  assert.notEqual(newest().last('phx_join').ref, ref);
});

test('frames of an earlier join are not heard', () => {
  const { channel } = joined();
  const heard = [];
  channel.on('shout', ({ body }) => heard.push(body));
  const { ref } = newest().last('phx_join');

  newest().says('old', null, 'room:1', 'shout', { body: 'old' });
  newest().says('old', 'old', 'room:1', 'phx_close', {});
  newest().says(ref, null, 'room:1', 'shout', { body: 'own' });
  newest().says(null, null, 'room:1', 'shout', { body: 'broadcast' });
  newest().says(null, null, 'room:2', 'shout', { body: 'elsewhere' });

  assert.deepEqual(heard, ['own', 'broadcast']);
  assert.equal(channel.isJoined, true);
});

test('a channel that was left is not joined again', () => {
  const { channel } = joined();
  channel.leave();
  newest().close();
  mock.timers.tick(1_000);
  newest().opens();

  assert.equal(newest().last('phx_join'), undefined);
});

test('every thirty seconds the desk is asked for a sign of life, and given up without one', () => {
  joined();
  mock.timers.tick(30_000);
  const beat = newest().last('heartbeat');
  assert.equal(beat.topic, 'phoenix');
  newest().answers(beat);
  mock.timers.tick(30_000);
  assert.notEqual(newest().last('heartbeat').ref, beat.ref);
  assert.equal(connections.length, 1);

  mock.timers.tick(30_000);
  mock.timers.tick(1_000);
  assert.equal(connections.length, 2);
});
