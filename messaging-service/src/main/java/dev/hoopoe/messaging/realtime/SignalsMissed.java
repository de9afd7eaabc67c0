package dev.hoopoe.messaging.realtime;

/** Fired when this replica listens again after an interruption: signals may have been missed. */
public record SignalsMissed() {}
