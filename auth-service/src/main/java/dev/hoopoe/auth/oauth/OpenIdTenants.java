package dev.hoopoe.auth.oauth;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Makes the usable providers known to Quarkus; one that is switched off is never asked for anything. */
@Singleton
class OpenIdTenants {

    private final OAuthProviders providers;
    private final OAuthConfig config;

    OpenIdTenants(OAuthProviders providers, OAuthConfig config) {
        this.providers = providers;
        this.config = config;
    }

    void create(@Observes Oidc oidc) {
        providers.enabled().stream().filter(OAuthProvider::isUsable).forEach(provider -> oidc.create(tenant(provider)));
    }

    private OidcTenantConfig tenant(OAuthProvider provider) {
        var clientId = provider.clientId().orElseThrow();
        var tenant = OidcTenantConfig.authServerUrl(provider.authServerUrl())
                .tenantId(provider.tenantId())
                .applicationType(io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType.SERVICE)
                .clientId(clientId)
                .connectionTimeout(config.timeout())
                .connectionRetryCount(1)
                .maxPoolSize(config.maxConcurrent());
        provider.secret().ifPresent(tenant::credentials);
        // Who may have issued a token is judged in OpenIdConnection: Microsoft's issuer differs with each directory.
        return tenant.token().audience(clientId).issuer("any").end().build();
    }
}
