package dev.hoopoe.auth.oauth;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A configured provider.
 *
 * @param tenantId the name of its Quarkus OIDC tenant
 * @param callback the URL to which the provider redirects browsers
 */
public record OAuthProvider(
        Vendor vendor,
        String tenantId,
        boolean enabled,
        Optional<String> clientId,
        Optional<String> secret,
        String authServerUrl,
        List<String> scopes,
        boolean trustsAddresses,
        String callback) {

    static OAuthProvider of(Vendor vendor, OAuthConfig.Provider config, URI baseUrl) {
        var base = baseUrl.toString();
        return new OAuthProvider(
                vendor,
                "oauth-" + vendor.wireName(),
                config.enabled(),
                config.clientId().filter(id -> !id.isBlank()),
                config.secret().filter(secret -> !secret.isBlank()),
                config.authServerUrl().map(URI::toString).orElse(vendor.authServerUrl()),
                config.scopes().orElse(vendor.scopes()),
                config.trustAddresses(),
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/auth/oauth/" + vendor.wireName()
                        + "/callback");
    }

    /** Whether a sign-in can be started. */
    boolean isUsable() {
        return enabled && clientId.isPresent();
    }

    @Override
    public String toString() {
        return "OAuthProvider[" + vendor + "]";
    }
}
