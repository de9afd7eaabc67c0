import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Presence, changed, hasAgent } from '../../main/resources/pages/netia/chat/presence.js';

const of = (...refs) => ({ metas: refs.map((phx_ref) => ({ phx_ref, user_id: 1 })) });
const room = () => ({ handlers: {}, on(event, handler) { this.handlers[event] = handler; return this; } });

test('an agent with two tabs is there until both are closed', () => {
  const two = changed({ 'user:1': of('a') }, { joins: { 'user:1': of('b') }, leaves: {} });
  const one = changed(two, { joins: {}, leaves: { 'user:1': of('a') } });
  const none = changed(one, { joins: {}, leaves: { 'user:1': of('b') } });

  assert.deepEqual([two, one, none].map(hasAgent), [true, true, false]);
  assert.deepEqual(none, {});
});

test('a connection that is told of twice counts once', () => {
  const twice = changed({ 'user:1': of('a') }, { joins: { 'user:1': of('a') } });

  assert.equal(twice['user:1'].metas.length, 1);
});

test('customers are no agents', () => {
  assert.equal(hasAgent({ 'customer:x': { metas: [{ phx_ref: 'a', customer_id: 'x' }] } }), false);
});

test('changes before the first state wait for it', () => {
  const seen = [];
  const channel = room();
  new Presence(channel, (state) => seen.push(hasAgent(state)));

  channel.handlers.presence_diff({ joins: {}, leaves: { 'user:1': of('a') } });
  assert.deepEqual(seen, []);
  channel.handlers.presence_state({ 'user:1': of('a') });
  assert.deepEqual(seen, [false]);
});

test('after a new join the new state counts, and nothing from before', () => {
  const seen = [];
  const channel = room();
  new Presence(channel, (state) => seen.push(hasAgent(state)));

  channel.handlers.presence_state({ 'user:1': of('a') });
  channel.handlers.left();
  channel.handlers.presence_diff({ joins: { 'user:1': of('b') } });
  channel.handlers.presence_state({});

  assert.deepEqual(seen, [true, true]);
});
