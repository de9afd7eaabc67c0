package dev.hoopoe.auth.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the desk has a name of its own, no other site can set the sign-in's cookie. */
class HostCookieTest {

    @ParameterizedTest
    @CsvSource({
        "https://desk.example.com, __Host-hoopoe_sign_in, true",
        "https://localhost:8443, __Host-hoopoe_sign_in, true",
        "http://desk.example.com, __Host-hoopoe_sign_in, true",
        "http://localhost.example.com, __Host-hoopoe_sign_in, true",
        "http://localhost:8000, hoopoe_sign_in, false",
        "http://acme.localhost:8000, hoopoe_sign_in, false",
        "http://127.0.0.1:8000, hoopoe_sign_in, false",
        "http://[::1]:8000, hoopoe_sign_in, false"
    })
    void theCookieIsTheHostsAndSecureButOnPlainLoopback(String baseUrl, String name, boolean secure) {
        var cookie = new BrowserBinding(config(baseUrl)).cookie("secret");

        assertEquals(name, cookie.getName());
        assertEquals(secure, cookie.isSecure());
        assertTrue(cookie.isHttpOnly());
        assertEquals("/", cookie.getPath());
        assertEquals(null, cookie.getDomain());
    }

    private static OAuthConfig config(String baseUrl) {
        return new SmallRyeConfigBuilder()
                .withMapping(OAuthConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("hoopoe.oauth.base-url", baseUrl), "test", 100))
                .build()
                .getConfigMapping(OAuthConfig.class);
    }
}
