package dev.hoopoe.auth.principal;

import java.time.Instant;
import java.util.UUID;

/** A person at the moment tokens are given out. */
public record SignedInPerson(
        UUID userId, String role, boolean active, Instant passwordChangedAt, PersonSnapshot profile) {}
