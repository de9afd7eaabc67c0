package dev.hoopoe.auth.oauth;

import dev.hoopoe.common.error.HoopoeException;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Calls providers through Quarkus OIDC: discovery, code exchange, verification of ID tokens (OpenID Connect Core
 * §3.1).
 */
@ApplicationScoped
class OpenIdConnection {

    private static final Logger LOG = Logger.getLogger(OpenIdConnection.class);

    /** A sign-in makes at most this number of requests: discovery, code exchange, keys. */
    private static final int ANSWERS = 3;

    private final TenantConfigBean tenants;
    private final Semaphore free;
    private final Duration timeout;

    OpenIdConnection(TenantConfigBean tenants, OAuthConfig config) {
        this.tenants = tenants;
        this.free = new Semaphore(config.maxConcurrent());
        this.timeout = config.timeout().multipliedBy(ANSWERS);
    }

    /**
     * The provider's authorization endpoint.
     *
     * @throws HoopoeException unavailable, while discovery fails
     */
    String authorizationEndpoint(OAuthProvider provider) {
        var known = tenants.getStaticTenant(provider.tenantId());
        if (known.ready()) {
            return known.getOidcMetadata().getAuthorizationUri();
        }
        if (!free.tryAcquire()) {
            throw HoopoeException.unavailable(provider.vendor().title(), null);
        }
        try {
            return await(tenant(provider)).getOidcMetadata().getAuthorizationUri();
        } catch (RuntimeException e) {
            LOG.warnf("Sign-in with %s cannot start: %s", provider.vendor().title(), e.getMessage());
            throw HoopoeException.unavailable(provider.vendor().title(), e);
        } finally {
            free.release();
        }
    }

    /** The verified claims of the person, in exchange for the code. */
    JsonObject claims(OAuthProvider provider, String code, CodeVerifier verifier, String nonce)
            throws SignInFailedException {
        if (!free.tryAcquire()) {
            throw new SignInFailedException(SignInFailure.BUSY);
        }
        try {
            var openId = exchangePartner(provider);
            return verified(openId, idToken(openId, provider, code, verifier), nonce);
        } finally {
            free.release();
        }
    }

    private OidcProvider exchangePartner(OAuthProvider provider) throws SignInFailedException {
        try {
            return await(tenant(provider)).provider();
        } catch (RuntimeException e) {
            throw new SignInFailedException(SignInFailure.NO_EXCHANGE, e);
        }
    }

    private String idToken(OidcProvider openId, OAuthProvider provider, String code, CodeVerifier verifier)
            throws SignInFailedException {
        String idToken;
        try {
            idToken = await(openId.getCodeFlowTokens(code, provider.callback(), verifier.text()))
                    .getIdToken();
        } catch (RuntimeException e) {
            throw new SignInFailedException(SignInFailure.NO_EXCHANGE, e);
        }
        if (idToken == null) {
            throw new SignInFailedException(SignInFailure.NO_PROFILE);
        }
        return idToken;
    }

    private JsonObject verified(OidcProvider openId, String idToken, String nonce) throws SignInFailedException {
        try {
            verify(openId, idToken, nonce);
        } catch (InvalidJwtException | RuntimeException e) {
            throw new SignInFailedException(SignInFailure.NO_PROFILE, e);
        }
        var claims = OidcCommonUtils.decodeJwtContent(idToken);
        if (!issuerOf(openId.getMetadata(), claims).equals(claims.getString("iss"))) {
            throw new SignInFailedException(SignInFailure.NO_PROFILE);
        }
        return claims;
    }

    /** Providers rotate keys at any time: an unknown key is fetched. */
    private void verify(OidcProvider openId, String idToken, String nonce) throws InvalidJwtException {
        try {
            openId.verifyJwtToken(idToken, true, true, nonce);
        } catch (InvalidJwtException e) {
            if (!(e.getCause() instanceof UnresolvableKeyException)) {
                throw e;
            }
            await(openId.refreshJwksAndVerifyJwtToken(idToken, true, true, nonce));
        }
    }

    /** Microsoft's common endpoint names the issuer with a placeholder for the directory's id. */
    private static String issuerOf(OidcConfigurationMetadata metadata, JsonObject claims) {
        var published = metadata.get(OidcConfigurationMetadata.ISSUER);
        return published.replace("{tenantid}", String.valueOf(claims.getValue("tid")));
    }

    private Uni<TenantConfigContext> tenant(OAuthProvider provider) {
        return tenants.getStaticTenant(provider.tenantId()).initialize();
    }

    private <T> T await(Uni<T> answer) {
        return answer.await().atMost(timeout);
    }
}
