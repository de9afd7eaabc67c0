package dev.hoopoe.auth.oauth;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sets a timeout on each request to a provider; Quarkus has none by default. */
@Unremovable
@ApplicationScoped
class ProviderTimeoutFilter implements OidcRequestFilter {

    private final OAuthConfig config;

    ProviderTimeoutFilter(OAuthConfig config) {
        this.config = config;
    }

    @Override
    public Uni<Void> filter(OidcRequestFilterContext context) {
        context.request().timeout(config.timeout().toMillis());
        return Uni.createFrom().voidItem();
    }
}
