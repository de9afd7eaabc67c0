package dev.hoopoe.auth.login;

import dev.hoopoe.auth.session.RefreshTokenOwnerStore;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Refreshes sessions, in the account of the refresh token. Concurrent refreshes with one token share one transaction:
 * all get the same successor, and none waits for a row lock while it occupies a connection.
 */
@ApplicationScoped
public class TokenRefresh {

    private final RefreshTokenOwnerStore owners;
    private final SignInTransactions transaction;
    private final AccountScope accounts;
    private final ConcurrentMap<String, CompletableFuture<SignIn>> running = new ConcurrentHashMap<>();

    TokenRefresh(RefreshTokenOwnerStore owners, SignInTransactions transaction, AccountScope accounts) {
        this.owners = owners;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    /**
     * Issues new tokens for a refresh token.
     *
     * @param span the lifetimes of the new tokens
     * @throws HoopoeException invalid token; or not found, when the person was deleted
     */
    public SignIn refresh(String refreshToken, SessionLifetime span) {
        var own = new CompletableFuture<SignIn>();
        var other = running.putIfAbsent(refreshToken, own);
        if (other != null) {
            return resultOf(other);
        }
        try {
            own.complete(prolong(refreshToken, span));
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        } finally {
            running.remove(refreshToken);
        }
        return resultOf(own);
    }

    private static SignIn resultOf(CompletableFuture<SignIn> refresh) {
        try {
            return refresh.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
        }
    }

    private SignIn prolong(String refreshToken, SessionLifetime span) {
        var owner = owners.find(refreshToken).orElseThrow(TokenRefresh::refused);
        return accounts.call(
                        Caller.system(owner.accountId(), "auth-service/refresh"),
                        () -> transaction.prolong(owner.accountId(), owner.userId(), refreshToken, span))
                .orElseThrow(TokenRefresh::refused);
    }

    private static HoopoeException refused() {
        return new HoopoeException(ErrorKind.INVALID_TOKEN, "The refresh token is not valid or has expired");
    }
}
