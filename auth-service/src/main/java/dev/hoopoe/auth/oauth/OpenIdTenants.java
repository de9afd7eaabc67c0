package dev.hoopoe.auth.oauth;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Configures the usable providers as Quarkus OIDC tenants; disabled ones are never called. */
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
        // The issuer is checked in OpenIdConnection: Microsoft's differs for each directory.
        return tenant.token().audience(clientId).issuer("any").end().build();
    }
}
