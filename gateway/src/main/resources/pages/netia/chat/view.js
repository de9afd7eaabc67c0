/** What is seen of the chat. Texts are put into the page as texts, never as markup. */
import { inkOn, linked } from './text.js';
import { nameOf } from './messages.js';

const at = (id) => document.getElementById(id);
const NEAR_THE_END = 80;

function element(name, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

const link = (href, ...children) =>
  element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...children);

export class View {
  #shown = new Map();
  #chosen = [];
  #act;

  /** @param act what the view calls: `send(text, files, email)`, `answer(reply)`, `again(key)`, `close()`, `open()`, `typing()` */
  constructor(act) {
    this.#act = act;
    at('composer').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    at('text').addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#submit();
      }
    });
    at('text').addEventListener('input', () => act.typing());
    at('attach').addEventListener('click', () => at('file').click());
    at('file').addEventListener('change', ({ target }) => {
      this.#choose([...this.#chosen, ...target.files]);
      target.value = '';
    });
    at('close').addEventListener('click', () => act.close());
    at('peek').addEventListener('click', () => act.open());
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && !at('close').hidden && act.close());
  }

  dress({ title, subtitle, color, placeholder, emailPlaceholder, closeable }) {
    document.title = title;
    at('title').textContent = title;
    at('subtitle').textContent = subtitle;
    at('text').placeholder = placeholder;
    at('email').placeholder = emailPlaceholder;
    at('close').hidden = !closeable;
    this.#paint(color);
  }

  #paint(color) {
    if (!color || !CSS.supports('color', color)) {
      return;
    }
    const style = document.documentElement.style;
    style.color = color;
    const channels = getComputedStyle(document.documentElement).color.match(/[\d.]+/g).slice(0, 3).map(Number);
    style.color = '';
    style.setProperty('--accent', color);
    style.setProperty('--on-accent', inkOn(channels));
  }

  askForEmail(isAsked) {
    at('contact').hidden = !isAsked;
  }

  showAvailability(text, isHere) {
    at('availability').hidden = !text;
    at('availability').textContent = text ?? '';
    at('availability').classList.toggle('here', isHere);
  }

  showTyping(name) {
    at('typing').textContent = name ? `${name} is typing…` : '';
  }

  notice(text) {
    at('notice').textContent = text;
  }

  /** @param isMine tells of a message whether the visitor wrote it */
  showMessages(messages, isMine) {
    const log = at('log');
    const follows = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_THE_END;
    const keys = new Set(messages.map((message) => message.key));
    this.#shown.forEach(({ made }, key) => keys.has(key) || (made.remove(), this.#shown.delete(key)));
    messages.forEach((message, index) => {
      const made = this.#elementOf(message, isMine(message));
      if (log.children[index] !== made) {
        log.insertBefore(made, log.children[index] ?? null);
      }
    });
    if (follows || messages.at(-1)?.state) {
      this.#toEnd();
    }
  }

  /** From now on what comes is news, which screen readers tell. */
  isUpToDate() {
    at('log').removeAttribute('aria-busy');
  }

  #toEnd() {
    at('log').scrollTop = at('log').scrollHeight;
  }

  #elementOf(message, isMine) {
    const shown = this.#shown.get(message.key);
    if (shown?.message === message) {
      return shown.made;
    }
    const made = shown?.made ?? element('article');
    made.className = `message ${isMine ? 'mine' : 'theirs'} ${message.state ?? ''}`;
    const name = isMine ? 'You' : nameOf(message);
    made.replaceChildren(
      element('p', { className: isMine ? 'unseen' : 'who' }, name),
      element('div', { className: 'body' }, ...this.#content(message)),
      element('p', { className: 'state' }, ...this.#stateOf(message)),
    );
    this.#shown.set(message.key, { message, made });
    return made;
  }

  #content({ body, attachments = [], files = [] }) {
    return [
      ...linked(body ?? '').map(({ text, href }) => (href ? link(href, text) : text)),
      ...attachments.map((file) => this.#attachment(file)),
      ...files.map((file) => element('span', {}, `📎 ${file.name} `)),
    ];
  }

  #attachment({ file_url: url, filename, content_type: type }) {
    if (!/^https?:/.test(new URL(url, location.href).protocol)) {
      return filename;
    }
    const shown = link(url, `📎 ${filename}`);
    if (/^image\/(png|jpeg|gif|webp)$/.test(type)) {
      const image = element('img', { src: url, alt: filename });
      image.onload = () => (shown.replaceChildren(image), this.#toEnd());
    }
    return shown;
  }

  #stateOf({ state, key, sent_at: sent, created_at: created, isGreeting }) {
    if (state === 'failed') {
      const button = element('button', { type: 'button' }, 'Send again');
      button.addEventListener('click', () => this.#act.again(key));
      return ['Not sent. ', button];
    }
    if (state || isGreeting) {
      return state ? ['Sending…'] : [];
    }
    const time = new Date(created ?? sent);
    const text = time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    return [element('time', { dateTime: time.toISOString(), title: time.toLocaleString() }, text)];
  }

  offer(replies) {
    at('replies').replaceChildren(
      ...replies.map((reply) => {
        const button = element('button', { type: 'button' }, reply.text);
        button.addEventListener('click', () => (at('text').focus(), this.#act.answer(reply)));
        return button;
      }),
    );
  }

  /** Closed, nothing of the chat can be reached; while it peeks, the host shows these messages alone. */
  setOpen(isOpen, peeking = []) {
    const peeks = !isOpen && peeking.length > 0;
    at('chat').inert = !isOpen;
    at('peek').hidden = !peeks;
    at('peek').replaceChildren(...peeking.map(({ body }) => element('p', {}, body || '📎')));
    document.documentElement.classList.toggle('peeking', peeks);
    if (isOpen) {
      this.#toEnd();
    }
  }

  focus() {
    (at('contact').hidden ? at('text') : at('email')).focus();
  }

  #choose(files) {
    this.#chosen = files;
    at('chosen').replaceChildren(
      ...files.map((file) => {
        const button = element('button', { type: 'button', ariaLabel: `Remove ${file.name}` }, '✕');
        button.addEventListener('click', () => (this.#choose(files.filter((other) => other !== file)), at('text').focus()));
        return element('li', {}, `📎 ${file.name} `, button);
      }),
    );
  }

  #submit() {
    const text = at('text').value;
    if (!text.trim() && !this.#chosen.length) {
      return;
    }
    const email = at('contact').hidden ? undefined : at('email');
    at('email').setAttribute('aria-invalid', String(Boolean(email) && !email.checkValidity()));
    if (email && !email.checkValidity()) {
      this.notice('Please enter your e-mail address, so that we can answer you.');
      email.focus();
      return;
    }
    this.notice('');
    const files = this.#chosen;
    at('text').value = '';
    this.#choose([]);
    this.#act.send(text, files, email?.value);
  }
}
