package dev.hoopoe.bench.sockets;

import java.util.concurrent.CompletableFuture;

/** Counts the receipts of one message until every socket has it; the fleet's thread alone adds them. */
final class Receipts {

    private final CompletableFuture<Arrivals> arrivals = new CompletableFuture<>();
    private final int sockets;
    private long first;
    private volatile int count;

    Receipts(int sockets) {
        this.sockets = sockets;
    }

    CompletableFuture<Arrivals> arrivals() {
        return arrivals;
    }

    /** How many sockets have it, for a message: {@code 57 of 100 sockets}. */
    String reached() {
        return count + " of " + sockets + " sockets";
    }

    /** Adds a receipt; true when it was the last one. */
    boolean add(long nanoTime) {
        if (count == 0) {
            first = nanoTime;
        }
        int now = count + 1;
        count = now;
        return now == sockets && arrivals.complete(new Arrivals(first, nanoTime));
    }
}
