package dev.hoopoe.directory.profile;

import dev.hoopoe.directory.client.ClientSnapshot;
import java.time.Instant;

/** A client with its profile; {@code profile} and {@code lastSeenAt} are null for a client that was never seen by a widget. */
public record Customer(ClientSnapshot client, ProfileSnapshot profile, Instant lastSeenAt) {}
