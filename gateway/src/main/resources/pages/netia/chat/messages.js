/** The messages of a conversation, and those that are on their way there. Nothing here changes its arguments. */

let drafts = 0;

const second = (time) => Math.floor(Date.parse(time) / 1000);

/** Whether the desk's message is the one that was sent (contract Netia, section 7). */
const isSame = (sent, stored) =>
  Boolean(stored.customer_id) &&
  second(sent.sent_at) === second(stored.sent_at) &&
  (sent.body || '') === (stored.body || '');

const byTime = (one, other) => Date.parse(one.created_at) - Date.parse(other.created_at);

/** An own message before the desk has it: `sending` or `failed`. */
export const draft = (body, extra = {}) => ({
  key: `draft-${++drafts}`,
  body,
  sent_at: new Date().toISOString(),
  state: 'sending',
  ...extra,
});

/** The list with these messages of the desk: each once, in the place of its draft, the drafts that are left at the end. */
export function merged(list, stored) {
  const unsent = list.filter((message) => message.state);
  const known = new Map(list.filter((message) => !message.state).map((message) => [message.id, message]));
  for (const message of stored) {
    const at = known.has(message.id) ? -1 : unsent.findIndex((sent) => isSame(sent, message));
    const [sent] = at < 0 ? [] : unsent.splice(at, 1);
    const key = known.get(message.id)?.key ?? sent?.key ?? message.id;
    known.set(message.id, { ...known.get(message.id), ...message, key });
  }
  return [...[...known.values()].sort(byTime), ...unsent];
}

export const withState = (list, key, state) =>
  list.map((message) => (message.key === key && message.state ? { ...message, state } : message));

export const isOfAgent = (message) => Boolean(message.user_id) || message.type === 'bot';

export const isUnseen = (message) => isOfAgent(message) && !message.seen_at && !message.isGreeting;

export const asSeen = (list, now) =>
  list.map((message) => (isUnseen(message) ? { ...message, seen_at: now.toISOString() } : message));

/** The answers that the last message offers, if staff wrote it. */
export function quickReplies(list) {
  const last = list.at(-1);
  const replies = last && isOfAgent(last) ? last.metadata?.quick_replies : null;
  return Array.isArray(replies) ? replies.filter((reply) => typeof reply?.text === 'string') : [];
}

export const nameOf = ({ user, type }) =>
  user?.display_name || user?.full_name || user?.email?.split('@')[0] || (type === 'bot' ? 'Bot' : 'Agent');
