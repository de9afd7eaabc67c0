package dev.hoopoe.gateway.token;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.identity.TokenVerifier;
import dev.hoopoe.common.identity.TokenVerifier.InvalidTokenException;
import dev.hoopoe.common.identity.TokenVerifier.KeysUnavailableException;
import dev.hoopoe.common.identity.VerifiedTokens;
import dev.hoopoe.gateway.account.AccountStates;
import dev.hoopoe.gateway.answer.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/**
 * Checks that a token is valid, its session has not ended and its account is not suspended; verifies tokens that are not cached off the event loop.
 */
@ApplicationScoped
public class TokenCheck {

    private static final Logger LOG = Logger.getLogger(TokenCheck.class);

    private final EndedSessions endedSessions;
    private final AccountStates accounts;
    private final VerifiedTokens<VerifiedToken> tokens;
    private final ThreadPoolExecutor verification;
    private final Vertx vertx;
    private final long timeoutMillis;

    TokenCheck(
            TokenVerifier verifier,
            EndedSessions endedSessions,
            AccountStates accounts,
            TokenCheckConfig config,
            Clock clock,
            Vertx vertx) {
        this.endedSessions = endedSessions;
        this.accounts = accounts;
        this.tokens = new VerifiedTokens<>(
                verifier,
                TokenCheck::summary,
                config.cache().maxEntries(),
                config.cache().ttl(),
                clock);
        this.verification = new ThreadPoolExecutor(
                config.maxConcurrent(),
                config.maxConcurrent(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(config.queueSize()),
                task -> new Thread(task, "token-verification"));
        verification.allowCoreThreadTimeOut(true);
        this.vertx = vertx;
        this.timeoutMillis = config.timeout().toMillis();
    }

    /** The verified token; fails with a {@link Refusal}: 401, or 503 while it cannot be verified. */
    public Future<VerifiedToken> check(String token) {
        var remembered = tokens.find(token);
        return remembered.isPresent()
                ? whileItCounts(remembered.get())
                : verify(token).compose(this::whileItCounts);
    }

    public long remembered() {
        return tokens.size();
    }

    @PreDestroy
    void stop() {
        verification.shutdownNow();
    }

    private Future<VerifiedToken> whileItCounts(VerifiedToken token) {
        if (endedSessions.contains(token.sessionId())) {
            return Future.failedFuture(Refusal.unauthenticated("The session has ended"));
        }
        return accounts.isSuspended(token.accountId())
                ? Future.failedFuture(Refusal.unauthenticated("The account of this token is suspended"))
                : Future.succeededFuture(token);
    }

    private Future<VerifiedToken> verify(String token) {
        var outcome = new CompletableFuture<VerifiedToken>();
        try {
            verification.execute(() -> verify(token, outcome));
        } catch (RejectedExecutionException e) {
            LOG.warn("Too many tokens wait for verification; request rejected");
            return Future.failedFuture(unavailable());
        }
        return Future.fromCompletionStage(outcome, vertx.getOrCreateContext())
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(failure instanceof Refusal ? failure : unavailable()));
    }

    private void verify(String token, CompletableFuture<VerifiedToken> outcome) {
        try {
            outcome.complete(tokens.verify(token));
        } catch (InvalidTokenException e) {
            LOG.debugf("Refused a token: %s", e.getMessage());
            outcome.completeExceptionally(Refusal.unauthenticated("The access token is not valid"));
        } catch (KeysUnavailableException e) {
            LOG.warnf("Cannot verify tokens: %s", e.getCause().getMessage());
            outcome.completeExceptionally(unavailable());
        } catch (RuntimeException e) {
            LOG.error("Verifying a token failed", e);
            outcome.completeExceptionally(unavailable());
        }
    }

    private static VerifiedToken summary(JwtClaims claims) throws MalformedClaimException {
        return new VerifiedToken(
                claims.getSubject(), claims.getClaimValueAsString("account"), claims.getClaimValueAsString("sid"));
    }

    private static Refusal unavailable() {
        return new Refusal(ErrorKind.UNAVAILABLE, "Access tokens cannot be verified at the moment; try again");
    }
}
