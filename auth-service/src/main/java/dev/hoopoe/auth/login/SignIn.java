package dev.hoopoe.auth.login;

import dev.hoopoe.auth.principal.SignedInPerson;
import dev.hoopoe.auth.session.IssuedSession;

/** A person and the started or refreshed session. */
public record SignIn(String account, SignedInPerson person, IssuedSession session) {}
