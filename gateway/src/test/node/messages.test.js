import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as messages from '../../main/resources/pages/netia/chat/messages.js';

const stored = (id, body, extra = {}) => ({ id, body, created_at: `2026-01-01T10:00:0${id}.000Z`, ...extra });
const bodies = (list) => list.map(({ body }) => body);

test('a message is shown once, however often it comes, and in the order of its time', () => {
  const first = messages.merged([], [stored(2, 'b'), stored(1, 'a')]);
  const again = messages.merged(first, [stored(1, 'a'), stored(3, 'c')]);

  assert.deepEqual(bodies(again), ['a', 'b', 'c']);
});

test('the newer version of a message counts', () => {
  const list = messages.merged([stored(1, 'a', { seen_at: null })], [stored(1, 'a', { seen_at: '2026-01-01T11:00:00Z' })]);

  assert.equal(list[0].seen_at, '2026-01-01T11:00:00Z');
});

test('what was sent makes room for what is stored, in its place on the page', () => {
  const sent = messages.draft('hello');
  const echo = stored(1, 'hello', { customer_id: 'c', sent_at: `${sent.sent_at.slice(0, 19)}Z` });

  const list = messages.merged([sent], [echo]);

  assert.equal(list.length, 1);
  assert.equal(list[0].id, 1);
  assert.equal(list[0].key, sent.key);
  assert.equal(list[0].state, undefined);
});

test('one stored message takes the place of one that was sent', () => {
  const sent_at = '2026-01-01T10:00:00.900Z';
  const twice = [messages.draft('yes', { sent_at }), messages.draft('yes', { sent_at })];
  const echo = stored(1, 'yes', { customer_id: 'c', sent_at: '2026-01-01T10:00:00Z' });

  const once = messages.merged(twice, [echo]);
  assert.deepEqual(once.map(({ state }) => state), [undefined, 'sending']);
  assert.deepEqual(messages.merged(once, [echo]).length, 2);
});

for (const [what, other] of Object.entries({
  'another second': { sent_at: '2026-01-01T10:00:01Z' },
  'another text': { body: 'no' },
  'an agent': { customer_id: null, user_id: 1 },
})) {
  test(`a message of ${what} is not the one that was sent`, () => {
    const sent = messages.draft('yes', { sent_at: '2026-01-01T10:00:00.900Z' });
    const echo = { ...stored(1, 'yes', { customer_id: 'c', sent_at: '2026-01-01T10:00:00Z' }), ...other };

    assert.equal(messages.merged([sent], [echo]).length, 2);
  });
}

test('a message of files alone is found again, whether its text is empty or null', () => {
  const sent = messages.draft('', { sent_at: '2026-01-01T10:00:00Z' });

  const list = messages.merged([sent], [stored(1, null, { customer_id: 'c', sent_at: '2026-01-01T10:00:00Z' })]);

  assert.equal(list.length, 1);
});

test('only what the desk does not have can fail', () => {
  const sent = messages.draft('hello');
  const list = messages.withState([stored(1, 'a'), sent], sent.key, 'failed');

  assert.deepEqual(list.map(({ state }) => state), [undefined, 'failed']);
});

test('messages of staff and bots are unseen until they are seen', () => {
  const list = [stored(1, 'a', { user_id: 1 }), stored(2, 'b', { type: 'bot' }), stored(3, 'c', { customer_id: 'c' })];

  assert.deepEqual(list.map(messages.isUnseen), [true, true, false]);
  assert.deepEqual(messages.asSeen(list, new Date()).map(messages.isUnseen), [false, false, false]);
});

test('answers are those of the last message, if staff wrote it', () => {
  const asked = stored(1, 'Is it?', { user_id: 1, metadata: { quick_replies: [{ text: 'Yes', action: 'y' }, null, 3] } });

  assert.deepEqual(messages.quickReplies([asked]), [{ text: 'Yes', action: 'y' }]);
  assert.deepEqual(messages.quickReplies([asked, stored(2, 'x', { customer_id: 'c' })]), []);
  assert.deepEqual(messages.quickReplies([stored(1, 'x', { customer_id: 'c', metadata: asked.metadata })]), []);
  assert.deepEqual(messages.quickReplies([]), []);
});

test('staff are called by the first name that there is', () => {
  assert.equal(messages.nameOf({ user: { display_name: 'Ada', full_name: 'Ada L.', email: 'a@b' } }), 'Ada');
  assert.equal(messages.nameOf({ user: { email: 'ada.l@example.com' } }), 'ada.l');
  assert.equal(messages.nameOf({ type: 'bot' }), 'Bot');
  assert.equal(messages.nameOf({}), 'Agent');
});
