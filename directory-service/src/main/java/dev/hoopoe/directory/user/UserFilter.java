package dev.hoopoe.directory.user;

import java.util.Optional;

/** Filter of users; an empty field matches all. */
public record UserFilter(Optional<Boolean> active, Optional<UserType> type) {}
