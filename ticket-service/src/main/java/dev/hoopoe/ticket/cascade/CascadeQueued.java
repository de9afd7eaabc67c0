package dev.hoopoe.ticket.cascade;

/** Says within this process that there is a cascade to work off. */
public record CascadeQueued() {}
