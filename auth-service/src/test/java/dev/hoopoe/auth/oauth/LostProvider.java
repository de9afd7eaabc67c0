package dev.hoopoe.auth.oauth;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A provider that nobody has ever reached. */
@Singleton
class LostProvider {

    static final OAuthProvider LOST = new OAuthProvider(
            Vendor.GOOGLE,
            "oauth-lost",
            true,
            Optional.of("us"),
            Optional.empty(),
            "http://127.0.0.1:1",
            List.of("openid"),
            false,
            "http://localhost:8000/auth/oauth/lost/callback");

    void create(@Observes Oidc oidc) {
        oidc.create(OidcTenantConfig.authServerUrl(LOST.authServerUrl())
                .tenantId(LOST.tenantId())
                .applicationType(ApplicationType.SERVICE)
                .clientId("us")
                .connectionTimeout(Duration.ofMillis(500))
                .connectionRetryCount(1)
                .build());
    }
}
