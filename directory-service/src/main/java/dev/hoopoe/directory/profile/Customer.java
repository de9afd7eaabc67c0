package dev.hoopoe.directory.profile;

import dev.hoopoe.directory.client.ClientSnapshot;
import java.time.Instant;

/** A client with the profile; {@code profile} and {@code lastSeenAt} are null for one whom no page has told of. */
public record Customer(ClientSnapshot client, ProfileSnapshot profile, Instant lastSeenAt) {}
