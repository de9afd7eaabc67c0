import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inkOn, isUuid, linked, objectOf } from '../../main/resources/pages/netia/chat/text.js';
import { appearance } from '../../main/resources/pages/netia/chat/options.js';

const links = (text) => linked(text).filter(({ href }) => href).map(({ href }) => href);

test('ids of customers are UUIDs of any version', () => {
  assert.ok(isUuid('4b825dc6-42cb-4eb9-a206-0242ac120002'));
  assert.ok(isUuid('0198C0DE-0000-7000-8000-000000000001'));
  for (const wrong of [null, undefined, '', 'default', '4b825dc6-42cb-4eb9-a206-0242ac12000', '4b825dc6-42cb-4eb9-c206-0242ac120002']) {
    assert.ok(!isUuid(wrong), String(wrong));
  }
});

test('addresses become links without the punctuation after them', () => {
  const text = 'See https://a.example/x?y=1, (http://b.example) and https://c.example/d_(e).';

  assert.deepEqual(links(text), ['https://a.example/x?y=1', 'http://b.example', 'https://c.example/d_(e)']);
  assert.equal(linked(text).map((piece) => piece.text).join(''), text);
});

test('nothing but http and https becomes a link', () => {
  assert.deepEqual(links('javascript:alert(1) data:text/html,x ftp://a mailto:a@b <b>https://</b>'), []);
});

test('texts are read on any colour', () => {
  assert.equal(inkOn([0, 0, 0]), '#fff');
  assert.equal(inkOn([255, 255, 255]), '#000');
  assert.equal(inkOn([184, 82, 23]), '#fff');
  assert.equal(inkOn([22, 119, 255]), '#000');
});

test('metadata that is no object is none', () => {
  assert.deepEqual(objectOf('{"a":1}'), { a: 1 });
  for (const wrong of [undefined, 'null', '[1]', '"x"', '{']) {
    assert.deepEqual(objectOf(wrong), {}, wrong);
  }
});

test('what the host says comes before the settings, and these before the defaults', () => {
  const settings = { title: 'Acme', greeting: 'Hello', show_agent_availability: true, agent_available_text: 'Here' };

  const looks = appearance({ title: 'Shop', closeable: '1', requireEmailUpfront: '0' }, settings);

  assert.equal(looks.title, 'Shop');
  assert.equal(looks.greeting, 'Hello');
  assert.equal(looks.here, 'Here');
  assert.equal(looks.closeable, true);
  assert.equal(looks.needsEmail, false);
  assert.equal(appearance({}).title, 'Welcome!');
  assert.equal(appearance({}).away, false);
});

test('outside of working hours the away message greets', () => {
  const hours = { greeting: 'Hello', away_message: 'Back at nine', account: { is_outside_working_hours: true } };

  assert.equal(appearance({}, hours).greeting, 'Back at nine');
  assert.equal(appearance({ isOutsideWorkingHours: 'false' }, hours).greeting, 'Hello');
  assert.equal(appearance({ isOutsideWorkingHours: 'true' }, { greeting: 'Hello' }).greeting, 'Hello');
});
