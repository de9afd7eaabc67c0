package dev.hoopoe.ticket.cascade;

/** CDI event: a cascade was queued in this process. */
public record CascadeQueued() {}
