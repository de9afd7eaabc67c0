/** The desk's operations that pages may call (contract Netia, section 3): those of the desk that served this module. */
import { pause } from './phoenix.js';

const BASE = new URL('..', import.meta.url);

/** A quota, or a part of the desk that is not there for the moment; without a status, the network. */
const PASSING = [undefined, 429, 502, 503, 504];
const ATTEMPTS = 4;

export class CallFailure extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
    this.isPassing = PASSING.includes(status);
  }
}

/** Lets the attempt be made several times, with growing pauses, as long as it fails for the moment. */
async function insist(attempt) {
  for (let made = 1; ; made++) {
    try {
      return await attempt();
    } catch (error) {
      if (made === ATTEMPTS || !error.isPassing) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pause(made - 1)));
    }
  }
}

async function once(method, path, body, more = {}) {
  const isForm = body instanceof FormData;
  const headers = body && !isForm ? { 'Content-Type': 'application/json', ...more } : {};
  const init = { method, headers, body: isForm || !body ? body : JSON.stringify(body) };
  const answer = await fetch(new URL(`api/${path}`, BASE), init).catch(() => {
    throw new CallFailure(undefined, 'The desk cannot be reached now.');
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new CallFailure(answer.status, json.error?.message ?? `The desk answered ${answer.status}`);
  }
  return json.data;
}

const call = (method, path, body) => insist(() => once(method, path, body));

const randomKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Creates something once, however often it is tried: the desk knows the attempts by their key, and answers 409 during another one. */
async function create(path, body) {
  const key = { 'Idempotency-Key': randomKey() };
  return insist(async () => {
    try {
      return await once('POST', path, body, key);
    } catch (error) {
      error.isPassing ||= error.status === 409;
      throw error;
    }
  });
}

const query = (values) =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value != null && value !== '')).toString();

export class Desk {
  constructor(account, inbox) {
    this.account = { account_id: account, ...(inbox ? { inbox_id: inbox } : {}) };
    this.accountId = account;
  }

  socketUrl() {
    const url = new URL(`socket/websocket?${query(this.account)}`, BASE);
    url.protocol = url.protocol.replace('http', 'ws');
    return url.href;
  }

  settings() {
    return call('GET', `widget_settings?${query(this.account)}`);
  }

  exists(customer) {
    return call('GET', `customers/${customer}/exists?${query({ account_id: this.accountId })}`);
  }

  async identify({ external_id, email, host }) {
    const asked = query({ account_id: this.accountId, external_id, email, host });
    return (await call('GET', `customers/identify?${asked}`)).customer_id;
  }

  async createCustomer(metadata) {
    const now = new Date().toISOString();
    const customer = { ...metadata, account_id: this.accountId, first_seen: now, last_seen: now };
    return (await create('customers', { customer })).id;
  }

  async updateCustomer(customer, metadata) {
    return (await call('PUT', `customers/${customer}/metadata`, { metadata })).id;
  }

  conversations(customer) {
    return call('GET', `conversations/customer?${query({ customer_id: customer, ...this.account })}`);
  }

  async createConversation(customer) {
    return (await create('conversations', { conversation: { ...this.account, customer_id: customer } })).id;
  }

  async upload(file) {
    const form = new FormData();
    form.append('file', file);
    form.append('account_id', this.accountId);
    return (await once('POST', 'upload', form)).id;
  }
}
