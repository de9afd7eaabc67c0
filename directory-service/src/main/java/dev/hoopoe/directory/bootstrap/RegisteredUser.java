package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.directory.principal.SessionTokens;
import dev.hoopoe.directory.user.UserSnapshot;

/** A user who has registered in the account and is logged in. */
public record RegisteredUser(String accountId, UserSnapshot user, SessionTokens tokens) {}
