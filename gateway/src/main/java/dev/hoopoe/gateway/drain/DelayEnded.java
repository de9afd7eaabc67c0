package dev.hoopoe.gateway.drain;

/** The shutdown delay is over: no new request is accepted, and those in progress end. */
public record DelayEnded() {}
