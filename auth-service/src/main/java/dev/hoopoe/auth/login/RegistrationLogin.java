package dev.hoopoe.auth.login;

import dev.hoopoe.auth.principal.PrincipalTransactions;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Signs somebody in whom a neighbour has just registered, with a password that nobody needs to type twice. */
@ApplicationScoped
class RegistrationLogin {

    private final PrincipalTransactions principals;
    private final SessionStart sessionStart;

    RegistrationLogin(PrincipalTransactions principals, SessionStart sessionStart) {
        this.principals = principals;
        this.sessionStart = sessionStart;
    }

    /** @throws HoopoeException not found, for somebody who is unknown, deleted or not active */
    SignIn login(String account, UUID userId, ClientInfo client, SessionLifetime span) {
        var attempt = LoginAttempt.of(account, null, client);
        return principals
                .findCredential(userId)
                .flatMap(credential -> sessionStart.of(credential, attempt, span))
                .orElseThrow(() -> HoopoeException.notFound("User"));
    }
}
