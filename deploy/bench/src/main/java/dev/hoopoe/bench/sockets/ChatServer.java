package dev.hoopoe.bench.sockets;

import java.util.concurrent.CompletableFuture;

/** A server with one conversation, whose messages go to all sockets that have joined it. */
interface ChatServer {

    String name();

    /** Sockets of this server; none is open yet. */
    SocketFleet fleet();

    /** Posts the message of that number; completes with the answer, which says that it was accepted. */
    CompletableFuture<?> post(long number);

    /** How many sockets are open, as the server counts them. */
    int openSockets();

    /** Collects garbage before. */
    ServerMemory memory();
}
