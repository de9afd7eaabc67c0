/** Drives phoenix's own client, in the version that the first argument names (`phoenix-1.8`), on several sockets. */
import WebSocket from 'ws';
import { serve } from './driver.mjs';

const module = await import(process.argv[2]);
const { Presence, Socket } = module.default ?? module;
const PATIENCE = 20_000;
const sockets = new Map();
const channels = new Map();

const until = (happens, what) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Waited in vain for ${what}`)), PATIENCE);
    happens((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });

/** How the desk replies to a join, push or leave: `{status, response}`. */
const replyTo = (push, what) =>
  until(
    (done) => ['ok', 'error'].forEach((status) => push.receive(status, (response) => done({ status, response }))),
    `a reply to ${what}`,
  );

function connect({ socket, url, params }) {
  const made = new Socket(url, { transport: WebSocket, params });
  sockets.set(socket, made);
  return until((done) => {
    made.onOpen(() => done(null));
    made.connect();
  }, 'the connection');
}

function join({ socket, topic, payload, events = [] }) {
  const channel = sockets.get(socket).channel(topic, payload);
  const presence = new Presence(channel);
  const heard = { channel, presence, events: new Map(events.map((event) => [event, { come: [], waiting: [] }])) };
  heard.events.forEach((queue, event) =>
    channel.on(event, (body) => (queue.waiting.length ? queue.waiting.shift()(body) : queue.come.push(body))),
  );
  channels.set(`${socket} ${topic}`, heard);
  return replyTo(channel.join(), `the join of ${topic}`);
}

const at = ({ socket, topic }) => channels.get(`${socket} ${topic}`);

await serve({
  connect,
  join,
  push: ({ event, payload, ...where }) => replyTo(at(where).channel.push(event, payload), event),
  leave: (where) => replyTo(at(where).channel.leave(), 'the leave'),
  /** The next event of this name that has not been asked for. */
  next: ({ event, ...where }) => {
    const { come, waiting } = at(where).events.get(event);
    return come.length ? come.shift() : until((done) => waiting.push(done), event);
  },
  /** How often agents are there, once it is that often. */
  agents: ({ number, ...where }) => {
    const { presence } = at(where);
    const count = () => presence.list((key, { metas }) => metas.filter((meta) => meta.user_id).length)
      .reduce((sum, next) => sum + next, 0);
    return until((done) => {
      const check = () => count() === number && done(number);
      presence.onSync(check);
      check();
    }, `${number} agents`);
  },
  disconnect: ({ socket }) => until((done) => sockets.get(socket).disconnect(() => done(null)), 'the end'),
});

process.exit(0);
