package dev.hoopoe.directory.user;

import java.util.Optional;

/** Which users are meant; what is empty does not matter. */
public record UserFilter(Optional<Boolean> active, Optional<UserType> type) {}
