/** The page around the iframe, if there is one (contract Netia, section 7). */

export const isEmbedded = window.parent !== window;

/**
 * Speaks with the parent alone, and with one origin of it: the first that it is known to have. What is private waits
 * until then.
 */
export class Host {
  #ts;
  #origin = location.ancestorOrigins?.[0] ?? null;
  #waiting = [];

  /** @param handlers by event, functions of the payload */
  constructor(ts, handlers) {
    this.#ts = ts;
    if (isEmbedded) {
      window.addEventListener('message', (message) => this.#receive(message, handlers));
    }
  }

  /** For anybody: says nothing but that the page is there. */
  announce() {
    this.#post('chat:loaded', {}, '*');
  }

  tell(event, payload = {}) {
    if (this.#origin) {
      // A host without an origin of its own, such as a file, cannot be named.
      this.#post(event, payload, this.#origin === 'null' ? '*' : this.#origin);
    } else if (isEmbedded) {
      this.#waiting.push([event, payload]);
    }
  }

  #post(event, payload, origin) {
    if (isEmbedded) {
      window.parent.postMessage({ event, payload: { ...payload, ts: this.#ts } }, origin);
    }
  }

  #receive({ source, origin, data }, handlers) {
    if (source !== window.parent || (this.#origin && origin !== this.#origin)) {
      return;
    }
    this.#origin = origin;
    this.#waiting.splice(0).forEach(([event, payload]) => this.tell(event, payload));
    if (Object.hasOwn(handlers, data?.event)) {
      handlers[data.event](data.payload ?? {});
    }
  }
}
