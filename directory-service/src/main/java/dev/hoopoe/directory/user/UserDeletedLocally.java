package dev.hoopoe.directory.user;

import java.util.UUID;

/** CDI event in the transaction that deletes a user. */
public record UserDeletedLocally(UUID id) {}
