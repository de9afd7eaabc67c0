package dev.hoopoe.auth.apikey;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.auth.principal.PrincipalTransactions;
import dev.hoopoe.auth.principal.SignedInPerson;
import dev.hoopoe.auth.session.EndReason;
import dev.hoopoe.auth.session.SessionTransactions;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The transactions on API keys: issue, exchange, revoke. Each key has a session of its own; the person's row is
 * locked.
 */
@ApplicationScoped
public class ApiKeyTransactions {

    private final ApiKeyRepository keys;
    private final PrincipalTransactions principals;
    private final SessionTransactions sessions;
    private final ApiKeyConfig config;
    private final Clock clock;

    ApiKeyTransactions(
            ApiKeyRepository keys,
            PrincipalTransactions principals,
            SessionTransactions sessions,
            ApiKeyConfig config,
            Clock clock) {
        this.keys = keys;
        this.principals = principals;
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    /** The person, session and validity of an access token in exchange for a key. */
    record Grant(SignedInPerson person, UUID sid, Instant issuedAt, Instant expiresAt) {}

    /** Issues a new key for the caller and revokes the former one. */
    @Transactional
    public ApiKeySecret replaceKeyOf(Caller caller) {
        requireActiveSession(caller);
        withdraw(caller.personId(), EndReason.API_KEY_REPLACED);
        var sid = UuidCreator.getTimeOrderedEpochPlus1();
        sessions.startLasting(sid, caller.personId());
        var secret = ApiKeySecret.fresh();
        keys.persistAndFlush(new ApiKey(secret.hash(), caller.personId(), sid, clock.instant()));
        return secret;
    }

    /** Revokes the caller's key, if there is one. */
    @Transactional
    public void deleteKeyOf(Caller caller) {
        requireActiveSession(caller);
        withdraw(caller.personId(), EndReason.API_KEY_DELETED);
    }

    /** Empty when the key was revoked meanwhile, or its session has ended. */
    @Transactional
    Optional<Grant> grant(UUID userId, ApiKeySecret secret) {
        var person = principals.lock(userId).filter(SignedInPerson::active);
        var sid = keys.findByIdOptional(secret.hash()).map(ApiKey::sid);
        if (person.isEmpty() || sid.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        return sessions.prolongLasting(sid.get(), now.plus(config.tokenLifetime()))
                .map(expiresAt -> new Grant(person.get(), sid.get(), now, expiresAt));
    }

    /** A token may be accepted shortly after its session has ended; it must not yield a key. */
    private void requireActiveSession(Caller caller) {
        var person = principals.lockExclusively(caller.personId()).filter(SignedInPerson::active);
        if (person.isEmpty() || !sessions.isActive(UUID.fromString(caller.sessionId()))) {
            throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "The session of this token has ended");
        }
    }

    private void withdraw(UUID userId, EndReason reason) {
        keys.findOf(userId).ifPresent(key -> {
            keys.delete(key);
            keys.flush();
            sessions.end(key.sid(), reason);
        });
    }
}
