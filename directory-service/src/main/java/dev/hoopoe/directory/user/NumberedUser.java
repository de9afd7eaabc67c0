package dev.hoopoe.directory.user;

import java.time.Instant;

/** A user as dialects that count show it; {@code passwordChangedAt} is null while the first password is in force. */
public record NumberedUser(UserSnapshot user, Instant passwordChangedAt) {}
