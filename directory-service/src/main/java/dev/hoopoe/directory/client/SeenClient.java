package dev.hoopoe.directory.client;

import java.time.Instant;

/** A client and its last visit to a page with the widget; {@code lastSeenAt} is null for none. */
public record SeenClient(ClientSnapshot client, Instant lastSeenAt) {}
