package dev.hoopoe.directory.person;

import java.time.Instant;
import java.util.UUID;

/** Somebody with an e-mail address: of the staff, or a client who logs in. */
public record Person(UUID id, AccountRole role, String name, String email, Instant createdAt) {}
