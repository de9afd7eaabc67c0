package dev.hoopoe.directory.person;

import java.time.Instant;
import java.util.UUID;

/** A person with an e-mail address: a user, or a client who logs in. */
public record Person(UUID id, AccountRole role, String name, String email, Instant createdAt) {}
