import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { CallFailure, Desk } from '../../main/resources/pages/netia/chat/desk.js';

let asked;
let answers;

globalThis.fetch = async (url, init) => {
  asked.push({ path: url.href.split('/api/')[1], ...init });
  const [status, body] = answers.shift();
  if (!status) {
    throw new TypeError('Failed to fetch');
  }
  return { ok: status < 400, status, json: async () => body };
};

const desk = new Desk('a 1', 'i');

/** Lets the pauses between attempts pass. */
async function after(call) {
  const outcome = call.then((value) => ({ value }), (error) => ({ error }));
  for (let second = 0; second < 60; second++) {
    await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(1_000);
  }
  return outcome;
}

beforeEach(() => {
  asked = [];
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

test('account and inbox are in the address, and members without a value are not', async () => {
  answers = [[200, { data: { customer_id: null } }]];
  await desk.identify({ external_id: 'x&y', host: undefined });
  answers = [[200, { data: {} }]];
  await desk.settings();

  assert.deepEqual(asked.map(({ path }) => path), ['customers/identify?account_id=a+1&external_id=x%26y', 'widget_settings?account_id=a+1&inbox_id=i']);
});

test('what fails for the moment is tried again', async () => {
  answers = [[503, {}], [null], [429, {}], [201, { data: { id: 'v' } }]];

  const { value } = await after(desk.createCustomer({}));

  assert.equal(value, 'v');
  assert.equal(asked.length, 4);
});

test('what is created is known by one key in all attempts, and another creation has another', async () => {
  answers = [[503, {}], [409, {}], [201, { data: { id: 'c' } }]];

  const { value } = await after(desk.createConversation('v'));
  answers = [[201, { data: { id: 'd' } }]];
  await after(desk.createConversation('v'));

  const keys = asked.map(({ headers }) => headers['Idempotency-Key']);
  assert.equal(value, 'c');
  assert.match(keys[0], /^[0-9a-f]{32}$/);
  assert.deepEqual(keys.slice(0, 3), [keys[0], keys[0], keys[0]]);
  assert.notEqual(keys[3], keys[0]);
});

test('409 is no passing failure of what is not created', async () => {
  answers = [[409, {}]];

  const { error } = await after(desk.updateCustomer('v', {}));

  assert.equal(error.status, 409);
  assert.equal(asked.length, 1);
});

test('after four attempts a call fails', async () => {
  answers = Array(5).fill([503, { error: { message: 'busy' } }]);

  const { error } = await after(desk.conversations('v'));

  assert.ok(error instanceof CallFailure);
  assert.equal(error.message, 'busy');
  assert.equal(asked.length, 4);
});

test('what is refused is not tried again', async () => {
  answers = [[422, { error: { message: 'email: is wrong' } }]];

  const { error } = await after(desk.createCustomer({ email: 'x' }));

  assert.equal(error.status, 422);
  assert.equal(error.message, 'email: is wrong');
  assert.equal(asked.length, 1);
});

test('an upload is not repeated: its visitor does that', async () => {
  answers = [[503, {}]];

  const { error } = await after(desk.upload(new Blob(['x'])));

  assert.equal(error.status, 503);
  assert.equal(asked[0].headers['Content-Type'], undefined);
});
