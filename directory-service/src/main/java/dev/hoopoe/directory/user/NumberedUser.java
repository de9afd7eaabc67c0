package dev.hoopoe.directory.user;

import java.time.Instant;

/**
 * A user with its number, and the last change of the password; {@code passwordChangedAt} is null while the first
 * password is valid.
 */
public record NumberedUser(UserSnapshot user, Instant passwordChangedAt) {}
