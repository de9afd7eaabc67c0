package dev.hoopoe.gateway.drain;

/**
 * The shutdown delay is about to end: what the stop does not wait for has the rest of it to say goodbye. Right after the delay
 * Quarkus closes all connections on which no request is in progress.
 */
public record DelayEnding() {}
