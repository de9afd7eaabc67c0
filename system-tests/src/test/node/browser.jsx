import { Papercups } from '@papercups-io/browser';

const query = new URLSearchParams(location.search);

window.messages = [];
window.chat = Papercups.init({
  accountId: query.get('token'),
  baseUrl: query.get('desk'),
  customer: { name: 'Ada' },
  onMessagesUpdated: (messages) => (window.messages = messages.map(({ body }) => body)),
  onPresenceSync: (presence) => (window.present = presence.list().flatMap(({ metas }) => metas.map((meta) => meta.user_id))),
});
window.chat.start();
