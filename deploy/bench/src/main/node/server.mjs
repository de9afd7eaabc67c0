// The server of socket.io with which ./hoopoe bench sockets compares Hoopoe: clients join rooms, and a message that is posted is
// sent to all of its room. Run with --expose-gc; its argument is the port on loopback.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer((request, response) => {
  answer(request).then(
    (body) => end(response, 200, body),
    (failure) => end(response, 500, { error: String(failure) }),
  );
});

// A kept connection is not closed while the client is about to use it.
http.keepAliveTimeout = 0;

const io = new Server(http, { transports: ['websocket'], serveClient: false });

// Socket.IO's documentation advises it, to save memory: the request of the handshake is not kept.
io.engine.on('connection', (socket) => {
  socket.request = null;
});

io.on('connection', (socket) => {
  socket.on('join', (room, joined) => {
    socket.join(room);
    joined();
  });
});

async function answer(request) {
  const { room, message } = await bodyOf(request);
  switch (request.url) {
    case '/messages':
      io.to(room).emit('shout', message);
      return { data: {} };
    case '/sockets':
      return { data: { open: io.engine.clientsCount } };
    case '/memory':
      globalThis.gc();
      return { data: process.memoryUsage() };
    default:
      throw new Error(`There is no ${request.url}`);
  }
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function end(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

http.listen(Number(process.argv[2]), '127.0.0.1');
