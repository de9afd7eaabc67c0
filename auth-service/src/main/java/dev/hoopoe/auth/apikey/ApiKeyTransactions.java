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
import java.util.List;
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

    /** Issues a new main key for the caller and revokes the former one. */
    @Transactional
    public ApiKeySecret replaceMainKeyOf(Caller caller) {
        requireActiveSession(caller);
        keys.findMainOf(caller.personId()).ifPresent(key -> revoke(key, EndReason.API_KEY_REPLACED));
        var secret = ApiKeySecret.fresh();
        var sid = startSessionOf(caller);
        keys.persistAndFlush(ApiKey.main(secret, caller.personId(), sid, clock.instant()));
        return secret;
    }

    /** Revokes the caller's main key, if there is one. */
    @Transactional
    public void deleteMainKeyOf(Caller caller) {
        requireActiveSession(caller);
        keys.findMainOf(caller.personId()).ifPresent(key -> revoke(key, EndReason.API_KEY_DELETED));
    }

    /**
     * Issues a further key for the caller.
     *
     * @throws HoopoeException conflict, when the caller has as many as are allowed
     */
    @Transactional
    public IssuedApiKey create(Caller caller, String label) {
        requireActiveSession(caller);
        if (keys.countLabelledOf(caller.personId()) >= config.maxPerUser()) {
            throw HoopoeException.conflict("You have " + config.maxPerUser() + " API keys already; delete one first");
        }
        var secret = ApiKeySecret.fresh();
        var sid = startSessionOf(caller);
        var key = ApiKey.labelled(label, secret, caller.personId(), sid, clock.instant());
        keys.persistAndFlush(key);
        return new IssuedApiKey(key.details(), secret);
    }

    /** The caller's keys, the oldest first. */
    @Transactional
    public List<ApiKeyDetails> keysOf(Caller caller) {
        return keys.listOf(caller.personId()).stream().map(ApiKey::details).toList();
    }

    /**
     * One of the caller's keys.
     *
     * @throws HoopoeException not found, if the caller has no key with this id
     */
    @Transactional
    public ApiKeyDetails find(Caller caller, UUID id) {
        return keys.findOf(caller.personId(), id).map(ApiKey::details).orElseThrow(ApiKeyTransactions::notFound);
    }

    /**
     * Revokes one of the caller's keys.
     *
     * @throws HoopoeException not found, if the caller has no key with this id
     */
    @Transactional
    public void delete(Caller caller, UUID id) {
        requireActiveSession(caller);
        var key = keys.findOf(caller.personId(), id).orElseThrow(ApiKeyTransactions::notFound);
        revoke(key, EndReason.API_KEY_DELETED);
    }

    /** Empty when the key was revoked meanwhile, or its session has ended. */
    @Transactional
    Optional<Grant> grant(UUID userId, ApiKeySecret secret) {
        var person = principals.lock(userId).filter(SignedInPerson::active);
        var key = keys.findByIdOptional(secret.hash());
        if (person.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var sid = key.get().sid();
        return sessions.prolongLasting(sid, now.plus(config.tokenLifetime())).map(expiresAt -> {
            key.get().use(now);
            return new Grant(person.get(), sid, now, expiresAt);
        });
    }

    /** A token may be accepted shortly after its session has ended; it must not yield a key. */
    private void requireActiveSession(Caller caller) {
        var person = principals.lockExclusively(caller.personId()).filter(SignedInPerson::active);
        if (person.isEmpty() || !sessions.isActive(UUID.fromString(caller.sessionId()))) {
            throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "The session of this token has ended");
        }
    }

    private static HoopoeException notFound() {
        return HoopoeException.notFound("API key");
    }

    private UUID startSessionOf(Caller caller) {
        var sid = UuidCreator.getTimeOrderedEpochPlus1();
        sessions.startLasting(sid, caller.personId());
        return sid;
    }

    private void revoke(ApiKey key, EndReason reason) {
        keys.delete(key);
        keys.flush();
        sessions.end(key.sid(), reason);
    }
}
