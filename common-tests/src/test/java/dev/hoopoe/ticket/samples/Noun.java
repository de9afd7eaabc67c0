package dev.hoopoe.ticket.samples;

/** A noun of a service's business. */
public final class Noun {}
