package dev.hoopoe.ticket.channel;

/** A channel as tickets see it; {@code id} is its slug, unique within an account. */
public record ChannelView(String id, boolean enabled) {}
