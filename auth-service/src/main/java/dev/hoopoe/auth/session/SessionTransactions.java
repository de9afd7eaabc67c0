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

/** The transactions on sessions; callers check permissions. */
@ApplicationScoped
public class SessionTransactions {

    private final SessionRepository sessions;
    private final RefreshTokenRepository refreshTokens;
    private final Outbox outbox;
    private final Clock clock;
    private final SessionConfig config;
    private final AccessTokenConfig accessTokens;

    SessionTransactions(
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

    /** Starts a session; {@code sid} is that of the caller. */
    @Transactional
    public IssuedSession start(UUID sid, UUID userId, SessionLifetime span) {
        return span.refreshed() ? startRefreshed(sid, userId, span) : startShort(sid, userId, span);
    }

    private IssuedSession startShort(UUID sid, UUID userId, SessionLifetime span) {
        var now = clock.instant();
        var session = Session.start(sid, userId, now);
        var accessExpiry = now.plus(accessLifetime(span));
        session.prolong(accessExpiry, accessExpiry);
        sessions.persistAndFlush(session);
        outbox.append(session.started());
        return new IssuedSession(sid, null, now, accessExpiry);
    }

    private IssuedSession startRefreshed(UUID sid, UUID userId, SessionLifetime span) {
        var now = clock.instant();
        var session = Session.start(sid, userId, now);
        var secret = RefreshSecret.fresh();
        var accessExpiry = now.plus(accessLifetime(span));
        var refreshExpiry = now.plus(refreshLifetime(span));
        session.prolong(accessExpiry, refreshExpiry);
        sessions.persistAndFlush(session);
        store(secret, session, now, refreshExpiry);
        outbox.append(session.started());
        return new IssuedSession(sid, secret.text(), now, accessExpiry);
    }

    /** Starts a session without an expiry and without a refresh token. */
    @Transactional
    public void startLasting(UUID sid, UUID userId) {
        var now = clock.instant();
        var session = Session.start(sid, userId, now);
        session.prolongLasting(now);
        sessions.persistAndFlush(session);
        outbox.append(session.started());
    }

    /** Records the expiry of an access token of a lasting session; empty when the session has ended. */
    @Transactional
    public Optional<Instant> prolongLasting(UUID sid, Instant accessExpiry) {
        var session = sessions.lock(sid).filter(running -> !running.hasEnded());
        session.ifPresent(running -> running.prolongLasting(accessExpiry));
        return session.map(Session::accessExpiresAt);
    }

    /**
     * True when the session exists and has not ended. It is locked, so it cannot end before the caller's transaction
     * does.
     */
    @Transactional
    public boolean isActive(UUID sid) {
        return sessions.lock(sid).filter(running -> !running.hasEnded()).isPresent();
    }

    /**
     * Exchanges a refresh token for the next one of its session; empty when it is unknown, has expired, or belongs to a
     * session that has ended. Within the grace a used token yields the same successor again, so that parallel
     * refreshes of one client stay one chain. Used later, or after its successor was used, it ends the session: two
     * clients have it, so one of them stole it.
     *
     * @param span the lifetimes of the new tokens
     */
    @Transactional
    public Optional<IssuedSession> refresh(String refreshToken, SessionLifetime span) {
        var now = clock.instant();
        var secret = new RefreshSecret(refreshToken);
        var sid = refreshTokens.byHash(secret.hash()).map(RefreshToken::sid);
        var session = sid.flatMap(sessions::lock).filter(running -> !running.hasEnded());
        if (session.isEmpty()) {
            return Optional.empty();
        }
        // Read again: another refresh may have used it while this one waited for the session.
        var token = refreshTokens.findById(secret.hash());
        refreshTokens.getEntityManager().refresh(token);
        if (token.isExpiredAt(now)) {
            return Optional.empty();
        }
        return token.isUsed()
                ? repeat(session.get(), secret, token, now, span)
                : next(session.get(), secret, token, now, span);
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
        endAllBut(null, userId, reason);
    }

    /** Ends all sessions of a person but one; null for none. */
    @Transactional
    public void endAllBut(UUID kept, UUID userId, EndReason reason) {
        var now = clock.instant();
        sessions.lockRunningOf(userId).stream()
                .filter(session -> !session.sid().equals(kept))
                .forEach(session -> outbox.append(session.end(reason, now)));
    }

    private Optional<IssuedSession> next(
            Session session, RefreshSecret secret, RefreshToken used, Instant now, SessionLifetime span) {
        var successor = RefreshSecret.fresh();
        var expiry = now.plus(refreshLifetime(span));
        used.replaceBy(successor.hash(), secret.seal(successor), now);
        store(successor, session, now, expiry);
        return Optional.of(prolong(session, successor, now, now.plus(accessLifetime(span)), expiry));
    }

    private Optional<IssuedSession> repeat(
            Session session, RefreshSecret secret, RefreshToken used, Instant now, SessionLifetime span) {
        var successor = refreshTokens.byHash(used.successor()).filter(token -> !token.isUsed());
        if (!used.isInGraceAt(now, config.refreshGrace()) || successor.isEmpty()) {
            outbox.append(session.end(EndReason.REFRESH_REUSED, now));
            return Optional.empty();
        }
        // Null for a successor that a replica of an older release issued; it cannot be repeated.
        return Optional.ofNullable(used.sealedSuccessor())
                .map(successorText -> prolong(
                        session,
                        secret.open(successorText),
                        now,
                        now.plus(accessLifetime(span)),
                        successor.get().expiresAt()));
    }

    private static IssuedSession prolong(
            Session session, RefreshSecret successor, Instant now, Instant accessExpiry, Instant refreshExpiry) {
        session.prolong(accessExpiry, refreshExpiry);
        return new IssuedSession(session.sid(), successor.text(), now, accessExpiry);
    }

    private void store(RefreshSecret secret, Session session, Instant now, Instant expiry) {
        refreshTokens.persist(new RefreshToken(secret.hash(), session.sid(), now, expiry));
    }

    private Duration accessLifetime(SessionLifetime span) {
        return span.access() == null ? accessTokens.lifetime() : span.access();
    }

    private Duration refreshLifetime(SessionLifetime span) {
        return span.refresh() == null ? config.refreshLifetime() : span.refresh();
    }
}
