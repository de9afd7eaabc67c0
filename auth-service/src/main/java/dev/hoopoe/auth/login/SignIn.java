package dev.hoopoe.auth.login;

import dev.hoopoe.auth.principal.SignedInPerson;
import dev.hoopoe.auth.session.IssuedSession;

/** A person and the session that was started or prolonged for them. */
public record SignIn(String account, SignedInPerson person, IssuedSession session) {}
