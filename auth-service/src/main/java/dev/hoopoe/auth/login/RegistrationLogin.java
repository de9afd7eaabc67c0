package dev.hoopoe.auth.login;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.principal.PrincipalTransactions;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Signs a person in after registration, without a further password check. */
@ApplicationScoped
class RegistrationLogin {

    private final PrincipalTransactions principals;
    private final SessionStart sessionStart;

    RegistrationLogin(PrincipalTransactions principals, SessionStart sessionStart) {
        this.principals = principals;
        this.sessionStart = sessionStart;
    }

    /** @throws HoopoeException not found, for an unknown, deleted or inactive person */
    SignIn login(String account, UUID userId, ClientInfo client, SessionLifetime span) {
        var attempt = LoginAttempt.of(account, null, client);
        return principals
                .findCredential(userId)
                .flatMap(credential -> sessionStart.of(credential, attempt, span))
                .orElseThrow(() -> HoopoeException.notFound("User"));
    }
}
