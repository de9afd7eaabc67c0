package dev.hoopoe.auth.session;

import dev.hoopoe.auth.token.AccessTokenConfig;
import dev.hoopoe.common.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Starts, prolongs and ends sessions; whether somebody may is left to the callers. */
@ApplicationScoped
public class Sessions {

    private final SessionRepository sessions;
    private final RefreshTokenRepository refreshTokens;
    private final Outbox outbox;
    private final Clock clock;
    private final SessionConfig config;
    private final AccessTokenConfig accessTokens;

    Sessions(
            SessionRepository sessions,
            RefreshTokenRepository refreshTokens,
            Outbox outbox,
            Clock clock,
            SessionConfig config,
            AccessTokenConfig accessTokens) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
        this.accessTokens = accessTokens;
    }

    /** Starts a session; {@code sid} comes from the caller, who acts under it already. */
    @Transactional
    public IssuedSession start(UUID sid, UUID userId, SessionSpan span) {
        return span.lifetime()
                .map(lifetime -> startShort(sid, userId, lifetime))
                .orElseGet(() -> startRefreshed(sid, userId));
    }

    private IssuedSession startShort(UUID sid, UUID userId, Duration lifetime) {
        var now = clock.instant();
        var session = Session.start(sid, userId, now);
        var accessExpiry = now.plus(lifetime);
        session.prolong(accessExpiry, accessExpiry);
        sessions.persistAndFlush(session);
        outbox.append(session.started());
        return new IssuedSession(sid, null, now, accessExpiry);
    }

    private IssuedSession startRefreshed(UUID sid, UUID userId) {
        var now = clock.instant();
        var session = Session.start(sid, userId, now);
        var secret = RefreshSecret.fresh();
        var accessExpiry = now.plus(accessTokens.lifetime());
        session.prolong(accessExpiry, now.plus(config.refreshLifetime()));
        sessions.persistAndFlush(session);
        keep(secret, session, now);
        outbox.append(session.started());
        return new IssuedSession(sid, secret.text(), now, accessExpiry);
    }

    /** Starts a session that nothing but its end limits; it has no refresh token. */
    @Transactional
    public void startLasting(UUID sid, UUID userId) {
        var now = clock.instant();
        var session = Session.start(sid, userId, now);
        session.prolongLasting(now);
        sessions.persistAndFlush(session);
        outbox.append(session.started());
    }

    /** Takes down until when an access token of a lasting session is good; empty when the session has ended. */
    @Transactional
    public Optional<Instant> prolongLasting(UUID sid, Instant accessExpiry) {
        var session = sessions.lock(sid).filter(running -> !running.hasEnded());
        session.ifPresent(running -> running.prolongLasting(accessExpiry));
        return session.map(Session::accessExpiresAt);
    }

    /** True unless the session is unknown or has ended; it cannot end before the caller's transaction does. */
    @Transactional
    public boolean goesOn(UUID sid) {
        return sessions.lock(sid).filter(running -> !running.hasEnded()).isPresent();
    }

    /**
     * Exchanges a refresh token for the next one of its session; empty when it is unknown, has expired, was used before
     * or belongs to a session that has ended. Use of one that was replaced a while ago ends the session: somebody else
     * has it too.
     */
    @Transactional
    public Optional<IssuedSession> refresh(String refreshToken) {
        var now = clock.instant();
        var hash = new RefreshSecret(refreshToken).hash();
        var sid = refreshTokens.findByIdOptional(hash).map(RefreshToken::sid);
        var session = sid.flatMap(sessions::lock).filter(running -> !running.hasEnded());
        if (session.isEmpty()) {
            return Optional.empty();
        }
        // Read again: another refresh may have used it while this one waited for the session.
        var token = refreshTokens.findById(hash);
        refreshTokens.getEntityManager().refresh(token);
        if (token.isExpiredAt(now)) {
            return Optional.empty();
        }
        if (token.isReuseAt(now, config.refreshGrace())) {
            outbox.append(session.get().end(EndReason.REFRESH_REUSED, now));
            return Optional.empty();
        }
        return Optional.of(prolong(session.get(), token, now));
    }

    /** Ends a session of the caller's account; false when it is unknown or has ended before. */
    @Transactional
    public boolean end(UUID sid, EndReason reason) {
        var session = sessions.lock(sid).filter(running -> !running.hasEnded());
        session.ifPresent(running -> outbox.append(running.end(reason, clock.instant())));
        return session.isPresent();
    }

    /** Ends all sessions of a person. */
    @Transactional
    public void endAllOf(UUID userId, EndReason reason) {
        var now = clock.instant();
        sessions.lockRunningOf(userId).forEach(session -> outbox.append(session.end(reason, now)));
    }

    private IssuedSession prolong(Session session, RefreshToken used, Instant now) {
        var secret = RefreshSecret.fresh();
        var accessExpiry = now.plus(accessTokens.lifetime());
        used.replaceBy(secret.hash(), now);
        session.prolong(accessExpiry, now.plus(config.refreshLifetime()));
        keep(secret, session, now);
        return new IssuedSession(session.sid(), secret.text(), now, accessExpiry);
    }

    private void keep(RefreshSecret secret, Session session, Instant now) {
        refreshTokens.persist(new RefreshToken(secret.hash(), session.sid(), now, now.plus(config.refreshLifetime())));
    }
}
