package dev.hoopoe.auth.login;

import dev.hoopoe.auth.principal.Principals;
import dev.hoopoe.auth.session.SessionSpan;
import dev.hoopoe.auth.visitor.Visitor;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Signs somebody in whom a neighbour has just registered, with a password that nobody needs to type twice. */
@ApplicationScoped
class IntroducedLogin {

    private final Principals principals;
    private final SessionStart sessionStart;

    IntroducedLogin(Principals principals, SessionStart sessionStart) {
        this.principals = principals;
        this.sessionStart = sessionStart;
    }

    /** @throws HoopoeException not found, for somebody who is unknown, deleted or not active */
    SignIn login(String account, UUID userId, Visitor visitor, SessionSpan span) {
        var attempt = LoginAttempt.of(account, null, visitor);
        return principals
                .findCredential(userId)
                .flatMap(credential -> sessionStart.of(credential, attempt, span))
                .orElseThrow(() -> HoopoeException.notFound("User"));
    }
}
