package dev.hoopoe.auth.oauth;

import static dev.hoopoe.auth.testing.Browser.TARGET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.oauth.SignInCallback.Return;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Google is switched off; of Microsoft nobody has said under which name it knows Hoopoe. */
class UnusableProvidersTest {

    private static final Caller STARTER = Caller.anonymous("default");

    private final OAuthConfig config = config(Map.of("hoopoe.oauth.microsoft.enabled", "true"));
    private final OAuthProviders providers = new OAuthProviders(config);
    private final SignInStart start = new SignInStart(providers, new RedirectTargets(config), null, null, null);
    private final SignInCallback callback = new SignInCallback(providers, null, null, null, null, null);

    @Test
    void oneThatIsSwitchedOffIsNotFound() {
        var atStart = assertThrows(HoopoeException.class, () -> start.start("google", TARGET, STARTER, () -> ""));
        var atCallback = assertThrows(
                HoopoeException.class,
                () -> callback.complete(
                        "google", new Return("s", "c", null, ""), new ClientInfo("127.0.0.1", null, null)));

        assertEquals(ErrorKind.NOT_FOUND, atStart.kind());
        assertEquals(ErrorKind.NOT_FOUND, atCallback.kind());
    }

    @Test
    void oneWithoutAClientIdIsUnavailable() {
        var refusal = assertThrows(HoopoeException.class, () -> start.start("microsoft", TARGET, STARTER, () -> ""));

        assertEquals(ErrorKind.UNAVAILABLE, refusal.kind());
    }

    @Test
    void withoutAClientIdTheTargetIsStillRequired() {
        var refusal = assertThrows(HoopoeException.class, () -> start.start("microsoft", null, STARTER, () -> ""));

        assertEquals(ErrorKind.MISSING, refusal.kind());
    }

    @Test
    void onlyTheOneThatIsSwitchedOnIsOffered() {
        assertEquals(
                List.of(Vendor.MICROSOFT),
                providers.enabled().stream().map(OAuthProvider::vendor).toList());
        assertEquals(List.of(), new OAuthProviders(config(Map.of())).enabled());
    }

    @Test
    void neitherIsEverAskedForAnything() {
        assertEquals(List.of(), madeKnown(config));
    }

    @Test
    void oneThatIsUsableIsAskedAtItsRealAddress() {
        var usable = config(Map.of(
                "hoopoe.oauth.google.enabled", "true",
                "hoopoe.oauth.google.client-id", "us",
                "hoopoe.oauth.microsoft.enabled", "true",
                "hoopoe.oauth.microsoft.client-id", "us"));

        assertEquals(
                List.of("https://accounts.google.com", "https://login.microsoftonline.com/common/v2.0"),
                madeKnown(usable).stream()
                        .map(tenant -> tenant.authServerUrl().orElseThrow())
                        .toList());
    }

    private static List<OidcTenantConfig> madeKnown(OAuthConfig config) {
        var known = new ArrayList<OidcTenantConfig>();
        new OpenIdTenants(new OAuthProviders(config), config).create(new Oidc() {
            @Override
            public void create(OidcTenantConfig tenant) {
                known.add(tenant);
            }

            @Override
            public void createServiceApp(String authServerUrl) {
                throw new AssertionError(authServerUrl);
            }

            @Override
            public void createWebApp(String authServerUrl, String clientId, String clientSecret) {
                throw new AssertionError(authServerUrl);
            }
        });
        return known;
    }

    private static OAuthConfig config(Map<String, String> properties) {
        var all = new HashMap<>(Map.of("hoopoe.oauth.redirects", "*"));
        all.putAll(properties);
        return new SmallRyeConfigBuilder()
                .withMapping(OAuthConfig.class)
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(OAuthConfig.class);
    }
}
