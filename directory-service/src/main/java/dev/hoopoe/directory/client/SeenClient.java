package dev.hoopoe.directory.client;

import java.time.Instant;

/** A client, and when a web page last told of the client; {@code lastSeenAt} is null when none did. */
public record SeenClient(ClientSnapshot client, Instant lastSeenAt) {}
