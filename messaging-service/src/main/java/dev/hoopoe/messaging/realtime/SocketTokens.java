package dev.hoopoe.messaging.realtime;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.identity.TokenCaller;
import dev.hoopoe.common.identity.TokenVerifier.InvalidTokenException;
import dev.hoopoe.common.identity.TokenVerifier.KeysUnavailableException;
import dev.hoopoe.common.identity.VerifiedTokens;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Verifies the token of a handshake. The gateway has put it into the header, where it leaves none in an address. */
@ApplicationScoped
public class SocketTokens {

    private static final String BEARER = "bearer ";

    private final VerifiedTokens<TokenCaller> tokens;
    private final EndedSessions endedSessions;
    private final InactiveAccounts inactive;

    SocketTokens(VerifiedTokens<TokenCaller> tokens, EndedSessions endedSessions, InactiveAccounts inactive) {
        this.tokens = tokens;
        this.endedSessions = endedSessions;
        this.inactive = inactive;
    }

    /**
     * What a token says.
     *
     * @param expiry of the token
     */
    public record Verified(Caller caller, Instant expiry) {}

    /** The token as it was sent; null for none. */
    public static String in(HttpServerRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        return header.toLowerCase(Locale.ROOT).startsWith(BEARER) ? header.substring(BEARER.length()) : header;
    }

    /**
     * The caller of a person's token; empty when it is not valid, its session has ended, or its account is suspended. Called on
     * the event loop of a handshake, and answers on it: on another thread the answer to the handshake could be sent, and the
     * client's first frame read, before the socket has its handlers.
     *
     * @return fails with {@link KeysUnavailableException} when the keys cannot be fetched
     */
    public Uni<Optional<Verified>> verify(String token) {
        // The keys may have to be fetched, and a signature takes a moment.
        var handshake = Vertx.currentContext();
        return Uni.createFrom()
                .item(() -> verified(token))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(work -> handshake.runOnContext(now -> work.run()));
    }

    private Optional<Verified> verified(String token) {
        try {
            var verified = tokens.verify(token);
            var kind = verified.kind();
            var usable = kind != Caller.Kind.SERVICE
                    && verified.account() != null
                    && !endedSessions.contains(verified.sessionId())
                    && !inactive.contains(verified.account());
            return usable
                    ? Optional.of(new Verified(
                            verified.in(verified.account(), kind), Instant.ofEpochSecond(verified.getExpirationTime())))
                    : Optional.empty();
        } catch (InvalidTokenException | HoopoeException e) {
            return Optional.empty();
        }
    }
}
