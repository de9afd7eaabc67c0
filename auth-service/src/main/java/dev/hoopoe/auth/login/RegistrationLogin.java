package dev.hoopoe.auth.login;

import dev.hoopoe.auth.principal.Principals;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.auth.visitor.ClientInfo;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Signs somebody in whom a neighbour has just registered, with a password that nobody needs to type twice. */
@ApplicationScoped
class RegistrationLogin {

    private final Principals principals;
    private final SessionStart sessionStart;

    RegistrationLogin(Principals principals, SessionStart sessionStart) {
        this.principals = principals;
        this.sessionStart = sessionStart;
    }

    /** @throws HoopoeException not found, for somebody who is unknown, deleted or not active */
    SignIn login(String account, UUID userId, ClientInfo visitor, SessionLifetime span) {
        var attempt = LoginAttempt.of(account, null, visitor);
        return principals
                .findCredential(userId)
                .flatMap(credential -> sessionStart.of(credential, attempt, span))
                .orElseThrow(() -> HoopoeException.notFound("User"));
    }
}
