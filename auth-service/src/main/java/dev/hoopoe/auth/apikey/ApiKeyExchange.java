package dev.hoopoe.auth.apikey;

import dev.hoopoe.auth.token.AccessTokens;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Exchanges an API key for an access token, in the key's account. */
@ApplicationScoped
class ApiKeyExchange {

    private final ApiKeyOwnerStore owners;
    private final ApiKeyTransactions keys;
    private final AccountScope accounts;
    private final AccessTokens accessTokens;

    ApiKeyExchange(ApiKeyOwnerStore owners, ApiKeyTransactions keys, AccountScope accounts, AccessTokens accessTokens) {
        this.owners = owners;
        this.keys = keys;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
    }

    /** A signed access token and its lifetime. */
    record ExchangedToken(String text, Duration lifetime) {

        @Override
        public String toString() {
            return "ExchangedToken[redacted]";
        }
    }

    /** @throws HoopoeException unauthenticated, for a malformed, unknown or revoked key */
    ExchangedToken exchange(ApiKeySecret key) {
        if (!key.isWellFormed()) {
            throw refused();
        }
        var owner = owners.find(key).orElseThrow(ApiKeyExchange::refused);
        var grant = accounts.call(
                        Caller.system(owner.accountId(), "auth-service/api-key"), () -> keys.grant(owner.userId(), key))
                .orElseThrow(ApiKeyExchange::refused);
        var token = accessTokens.issue(
                grant.person().bearer(owner.accountId(), grant.sid()), grant.issuedAt(), grant.expiresAt());
        return new ExchangedToken(token, Duration.between(grant.issuedAt(), grant.expiresAt()));
    }

    private static HoopoeException refused() {
        return new HoopoeException(ErrorKind.UNAUTHENTICATED, "The API key is not valid");
    }
}
