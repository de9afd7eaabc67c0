package dev.hoopoe.bench.sockets;

/** When the first and the last socket of a fleet got a message, as {@link System#nanoTime()}. */
record Arrivals(long first, long last) {}
