package dev.hoopoe.auth.token;

import dev.hoopoe.common.identity.Roles;
import dev.hoopoe.common.identity.TokenConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs access tokens (RFC 9068) for people and for services. */
@ApplicationScoped
public class AccessTokens {

    private final SigningKeys keys;
    private final TokenConfig config;
    private final AccessTokenConfig lifetimes;
    private final Clock clock;

    AccessTokens(SigningKeys keys, TokenConfig config, AccessTokenConfig lifetimes, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /** The person and session of a token; email and name may be null. */
    public record Bearer(UUID userId, String accountId, String role, String email, String name, UUID sid) {}

    /** A signed access token of a person. */
    public String issue(Bearer bearer, Instant issuedAt, Instant expiresAt) {
        var claims = claims(bearer.userId().toString(), bearer.role(), issuedAt, expiresAt);
        claims.setStringClaim("account", bearer.accountId());
        claims.setStringClaim("sid", bearer.sid().toString());
        if (bearer.email() != null) {
            claims.setStringClaim("email", bearer.email());
        }
        if (bearer.name() != null) {
            claims.setStringClaim("name", bearer.name());
        }
        // Claims that clients of Homa read (contract Homa, section 2).
        claims.setStringClaim("user_id", bearer.userId().toString());
        claims.setStringClaim("type", bearer.role());
        return sign(claims);
    }

    /** A signed access token of a service, valid for {@link #serviceLifetime}. */
    String issueToService(String name) {
        var now = clock.instant();
        return sign(claims(name + "-service", Roles.SERVICE, now, now.plus(serviceLifetime())));
    }

    Duration serviceLifetime() {
        return lifetimes.serviceLifetime();
    }

    private JwtClaims claims(String subject, String role, Instant issuedAt, Instant expiresAt) {
        var claims = new JwtClaims();
        claims.setIssuer(config.issuer());
        claims.setAudience(config.audience());
        claims.setSubject(subject);
        claims.setStringListClaim("groups", List.of(role));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(issuedAt.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        return claims;
    }

    private String sign(JwtClaims claims) {
        var key = keys.active();
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.kid());
        signature.setHeader("typ", "at+jwt");
        signature.setKey(key.privateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The access token could not be signed", e);
        }
    }
}
