package dev.hoopoe.directory.user;

import java.util.UUID;

/** Told inside the transaction in which a user leaves the staff. */
public record UserDeletedLocally(UUID id) {}
