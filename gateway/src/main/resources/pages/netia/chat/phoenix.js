/** A client of Phoenix Channels, protocol 2.0.0, as far as the chat needs it. */

const HEARTBEAT = 30_000;
const ANSWER_WITHIN = 10_000;
const WAITS = [1_000, 2_000, 5_000, 10_000];

/** The pause before the given attempt, between half of the wait and all of it, so that clients do not return all at once. */
export const pause = (attempt) => WAITS[Math.min(attempt, WAITS.length - 1)] * (0.5 + Math.random() / 2);

export const encode = ({ joinRef, ref, topic, event, payload }) => JSON.stringify([joinRef, ref, topic, event, payload]);

export function decode(text) {
  const [joinRef, ref, topic, event, payload] = JSON.parse(text);
  return { joinRef, ref, topic, event, payload };
}

/** Keeps a connection open, and knows the channels that use it. */
export class Socket {
  #url;
  #connection;
  #channels = new Set();
  #listeners = [];
  #refs = 0;
  #attempts = 0;
  #unanswered = null;
  #beat;
  #retry;

  constructor(url) {
    this.#url = `${url}${url.includes('?') ? '&' : '?'}vsn=2.0.0`;
  }

  get isOpen() {
    return this.#connection?.readyState === WebSocket.OPEN;
  }

  /** Calls the listener with true when the socket opens and with false when it is lost. */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  connect() {
    if (this.#connection) {
      return;
    }
    clearTimeout(this.#retry);
    const connection = new WebSocket(this.#url);
    this.#connection = connection;
    connection.onopen = () => this.#opened();
    connection.onmessage = ({ data }) => this.#receive(decode(data));
    connection.onclose = () => this.#lost(connection);
  }

  channel(topic, params) {
    const channel = new Channel(this, topic, params);
    this.#channels.add(channel);
    return channel;
  }

  forget(channel) {
    this.#channels.delete(channel);
  }

  nextRef() {
    return String(++this.#refs);
  }

  send(frame) {
    if (this.isOpen) {
      this.#connection.send(encode(frame));
    }
  }

  #opened() {
    this.#attempts = 0;
    this.#unanswered = null;
    this.#beat = setInterval(() => this.#heartbeat(), HEARTBEAT);
    this.#channels.forEach((channel) => channel.connected());
    this.#listeners.forEach((listener) => listener(true));
  }

  #heartbeat() {
    if (this.#unanswered) {
      this.#lost(this.#connection);
      return;
    }
    this.#unanswered = this.nextRef();
    this.send({ joinRef: null, ref: this.#unanswered, topic: 'phoenix', event: 'heartbeat', payload: {} });
  }

  #receive(frame) {
    if (frame.topic === 'phoenix' && frame.ref === this.#unanswered) {
      this.#unanswered = null;
    }
    this.#channels.forEach((channel) => channel.topic === frame.topic && channel.receive(frame));
  }

  #lost(connection) {
    if (connection !== this.#connection) {
      return;
    }
    this.#connection = null;
    clearInterval(this.#beat);
    connection.onclose = null;
    connection.close();
    this.#channels.forEach((channel) => channel.disconnected());
    this.#listeners.forEach((listener) => listener(false));
    this.#retry = setTimeout(() => this.connect(), pause(this.#attempts++));
  }
}

/** A topic that is joined again whenever it is lost. Pushes wait until it is joined. */
class Channel {
  #socket;
  #params;
  #handlers = new Map();
  #pushes = new Map();
  #waiting = [];
  #joinRef = null;
  #attempts = 0;
  #retry;
  isJoined = false;

  constructor(socket, topic, params) {
    this.#socket = socket;
    this.topic = topic;
    this.#params = params;
  }

  on(event, handler) {
    this.#handlers.set(event, handler);
    return this;
  }

  /** Events of its own: `joined`, each time, and `left`, when the connection or the channel is lost. */
  join() {
    if (this.#socket.isOpen) {
      this.connected();
    }
    return this;
  }

  connected() {
    clearTimeout(this.#retry);
    this.#joinRef = this.#socket.nextRef();
    this.#expect(this.#joinRef, () => this.#joined(), () => this.#joinAgain());
    this.#send(this.#joinRef, 'phx_join', this.#params);
  }

  disconnected() {
    clearTimeout(this.#retry);
    this.#attempts = 0;
    this.#left();
  }

  /** Settles with the reply; fails when there is none, or when the connection is lost before. */
  push(event, payload) {
    return new Promise((resolve, reject) => {
      const ref = this.#socket.nextRef();
      const send = () => this.#send(ref, event, payload);
      this.#expect(ref, resolve, reject);
      if (this.isJoined) {
        send();
      } else {
        this.#waiting.push(() => this.#pushes.has(ref) && send());
      }
    });
  }

  leave() {
    clearTimeout(this.#retry);
    this.#send(this.#socket.nextRef(), 'phx_leave', {});
    this.#socket.forget(this);
    this.#left();
  }

  receive({ joinRef, ref, event, payload }) {
    if (joinRef && joinRef !== this.#joinRef) {
      return;
    }
    if (event === 'phx_reply') {
      this.#settle(ref, (push) => (payload.status === 'ok' ? push.resolve : push.reject)(payload.response));
    } else if (event === 'phx_error' || event === 'phx_close') {
      this.#left();
      this.#joinAgain();
    } else {
      this.#emit(event, payload);
    }
  }

  #joined() {
    this.isJoined = true;
    this.#attempts = 0;
    this.#waiting.splice(0).forEach((send) => send());
    this.#emit('joined');
  }

  #joinAgain() {
    clearTimeout(this.#retry);
    if (this.#socket.isOpen) {
      this.#retry = setTimeout(() => this.#socket.isOpen && this.connected(), pause(this.#attempts++));
    }
  }

  #left() {
    const wasJoined = this.isJoined;
    this.isJoined = false;
    [...this.#pushes.keys()].forEach((ref) => this.#settle(ref, (push) => push.reject({ reason: 'disconnected' })));
    if (wasJoined) {
      this.#emit('left');
    }
  }

  #expect(ref, resolve, reject) {
    const timer = setTimeout(() => this.#settle(ref, (push) => push.reject({ reason: 'timeout' })), ANSWER_WITHIN);
    this.#pushes.set(ref, { resolve, reject, timer });
  }

  #settle(ref, how) {
    const push = this.#pushes.get(ref);
    if (push) {
      this.#pushes.delete(ref);
      clearTimeout(push.timer);
      how(push);
    }
  }

  #send(ref, event, payload) {
    this.#socket.send({ joinRef: this.#joinRef, ref, topic: this.topic, event, payload });
  }

  #emit(event, payload) {
    this.#handlers.get(event)?.(payload);
  }
}
