/** One visitor's conversation: its messages, and how they get to the desk and from there. */
import { pause } from './phoenix.js';
import { asSeen, draft, isOfAgent, merged, withState } from './messages.js';

const UNTIL_IT_IS_STORED = 1_000;
const ECHO_WITHIN = 5_000;

export class Conversation {
  messages = [];
  #desk;
  #socket;
  #hooks;
  #id = null;
  #channel = null;
  #lobby = null;
  #customer = null;
  #opening = null;
  #isSending = false;
  #pushed = new Set();
  #uploaded = new WeakMap();

  /** @param hooks `changed()`, `joined(conversation)`, `received(message)`, `typed(event)`, `closed()`, `failed(error)`, and `customer(email)`, which finds or makes one */
  constructor(desk, socket, hooks) {
    this.#desk = desk;
    this.#socket = socket;
    this.#hooks = hooks;
  }

  /** Shows the customer's open conversation, or waits for one that staff begin. */
  async of(customer) {
    if (customer !== this.#customer) {
      this.#leave();
      this.messages = this.messages.filter((message) => message.state);
      this.#customer = customer;
    }
    const [latest] = customer ? await this.#desk.conversations(customer) : [];
    if (latest) {
      this.#enter(latest.id, false);
      this.#take(latest.messages);
    } else if (customer) {
      this.#waitInLobby();
    }
    this.#hooks.changed();
  }

  send(body, { files = [], email, ...extra } = {}) {
    const message = draft(body, { files, email, ...extra });
    this.#set([...this.messages, message]);
    this.#deliver();
    return message;
  }

  /** The message may have arrived although nothing was heard of it, so it is looked for first. */
  async sendAgain(key) {
    this.#pushed.delete(key);
    this.#set(withState(this.messages, key, 'sending'));
    await this.#refresh().catch(() => {});
    this.#deliver();
  }

  see() {
    this.#channel?.push('messages:seen', {}).catch(() => {});
    this.#set(asSeen(this.messages, new Date()));
  }

  typing(isTyping) {
    if (this.#channel?.isJoined) {
      this.#channel.push('typing', { typing: isTyping }).catch(() => {});
    }
  }

  #waitInLobby() {
    if (this.#lobby || this.#channel) {
      return;
    }
    const again = () => this.of(this.#customer).catch(this.#hooks.failed);
    this.#lobby = this.#socket
      .channel(`conversation:lobby:${this.#customer}`, {})
      .on('conversation:created', () => setTimeout(again, UNTIL_IT_IS_STORED))
      .on('joined', again)
      .join();
  }

  #enter(id, isNew) {
    if (id === this.#id) {
      return;
    }
    this.#leave();
    this.#id = id;
    let joins = 0;
    this.#channel = this.#socket
      .channel(`conversation:${id}`, { customer_id: this.#customer })
      .on('shout', (message) => this.#receive(message))
      .on('typing', (event) => this.#hooks.typed(event))
      .on('conversation:updated', ({ updates }) => updates?.status === 'closed' && this.#hooks.closed())
      .on('left', () => this.#pushed.clear())
      .on('joined', () => {
        if (joins++ === 0) {
          this.#hooks.joined(id);
        }
        this.#catchUp(isNew && joins === 1);
      })
      .join();
  }

  #leave() {
    this.#channel?.leave();
    this.#lobby?.leave();
    this.#channel = this.#lobby = this.#id = null;
  }

  /** What was written while the channel was not joined is in no broadcast; what was sent may be there, or not. */
  async #catchUp(isNothingThere, attempt = 0) {
    const channel = this.#channel;
    try {
      await (isNothingThere || this.#refresh());
    } catch {
      setTimeout(() => channel.isJoined && this.#catchUp(false, attempt + 1), pause(attempt));
    }
    this.#deliver();
  }

  async #refresh() {
    const there = this.#customer ? await this.#desk.conversations(this.#customer) : [];
    this.#take(there.find(({ id }) => id === this.#id)?.messages ?? []);
  }

  #receive(message) {
    this.#take([message]);
    this.#hooks.received(message, isOfAgent(message));
  }

  #take(stored) {
    this.#set(merged(this.messages, stored));
  }

  #set(messages) {
    this.messages = messages;
    this.#hooks.changed();
  }

  #nextToSend() {
    return this.messages.find(({ state, key }) => state === 'sending' && !this.#pushed.has(key));
  }

  async #deliver() {
    if (!this.#channel && this.#nextToSend()) {
      this.#opening ??= this.#open(this.#nextToSend().email).finally(() => (this.#opening = null));
      await this.#opening;
    }
    if (this.#isSending) {
      return;
    }
    this.#isSending = true;
    for (let next = this.#nextToSend(); next && this.#channel?.isJoined; next = this.#nextToSend()) {
      await this.#transmit(next);
    }
    this.#isSending = false;
  }

  async #open(email) {
    try {
      this.#customer = await this.#hooks.customer(email);
      this.#enter(await this.#desk.createConversation(this.#customer), true);
    } catch (error) {
      this.#set(this.messages.map((message) => (message.state ? { ...message, state: 'failed' } : message)));
      this.#hooks.failed(error);
    }
  }

  async #transmit({ key, body, files, sent_at, metadata }) {
    this.#pushed.add(key);
    try {
      const file_ids = await Promise.all(files.map((file) => this.#idOf(file)));
      const told = { body, customer_id: this.#customer, sent_at, metadata, ...(file_ids.length ? { file_ids } : {}) };
      await this.#channel.push('shout', told);
      setTimeout(() => this.messages.some((message) => message.key === key) && this.#refresh().catch(() => {}), ECHO_WITHIN);
    } catch (error) {
      // Without a connection it stays as it is, and is sent once the channel is joined again.
      if (error.reason !== 'disconnected') {
        this.#set(withState(this.messages, key, 'failed'));
        this.#hooks.failed(error);
      }
    }
  }

  async #idOf(file) {
    if (!this.#uploaded.has(file)) {
      this.#uploaded.set(file, await this.#desk.upload(file));
    }
    return this.#uploaded.get(file);
  }
}
