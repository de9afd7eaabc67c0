package dev.hoopoe.auth.oauth;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTargetsTest {

    private final RedirectTargets targets =
            targets("https://desk.example.com,https://shop.example.com:8443/help/,http://localhost:3000/app");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://desk.example.com",
                "https://desk.example.com/",
                "https://desk.example.com:443/any/where?and=more",
                "HTTPS://DESK.example.com/x",
                "https://shop.example.com:8443/help/",
                "https://shop.example.com:8443/help/me",
                "http://localhost:3000/app",
                "http://localhost:3000/app?x=1",
                "http://localhost:3000/app/x"
            })
    void whatIsBelowAnEntryIsAllowed(String target) {
        assertDoesNotThrow(() -> targets.require(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://desk.example.com",
                "https://desk.example.com:8443",
                "https://desk.example.com.evil.com",
                "https://evil.com/desk.example.com",
                "https://desk.example.com@evil.com",
                "https://user@desk.example.com",
                "https://evil.com\\@desk.example.com",
                "https://evil.com#desk.example.com",
                "https://desk.example.com/#x",
                "https://shop.example.com:8443",
                "https://shop.example.com:8443/help",
                "https://shop.example.com:8443/help/../admin",
                "https://shop.example.com:8443/help/%2E%2e/admin",
                "https://shop.example.com:8443/helpless",
                "http://localhost:3000/application",
                "http://localhost:3001/app",
                "http://localhost:3000/app\r\nSet-Cookie: x",
                "//desk.example.com",
                "/x",
                "https:desk.example.com",
                "https:///x",
                "ftp://desk.example.com",
                "javascript://desk.example.com/%0Aalert(1)",
                "https://desk.example.com/ü"
            })
    void whatIsNotIsRefused(String target) {
        var refusal = assertThrows(HoopoeException.class, () -> targets.require(target));

        assertEquals(ErrorKind.INVALID, refusal.kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:5173/x", "https://anywhere.example.org", "http://[::1]:3000/"})
    void aStarAllowsEveryAddress(String target) {
        assertDoesNotThrow(() -> targets("*").require(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x.example.com", "javascript:alert(1)", "x", "https://a b"})
    void aStarAllowsNothingElse(String target) {
        assertThrows(HoopoeException.class, () -> targets("*").require(target));
    }

    @Test
    void anOverlongAddressIsRefused() {
        assertThrows(HoopoeException.class, () -> targets("*").require("https://x.example.com/" + "x".repeat(2048)));
    }

    @Test
    void withoutAListNothingIsAllowed() {
        assertThrows(HoopoeException.class, () -> targets("").require("https://desk.example.com"));
    }

    @Test
    void anEntryThatIsNoAddressKeepsTheServiceFromStarting() {
        assertThrows(IllegalStateException.class, () -> targets("desk.example.com"));
    }

    private static RedirectTargets targets(String list) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(OAuthConfig.class)
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Map.of("hoopoe.oauth.redirects", list), "test", 100))
                .build();
        return new RedirectTargets(config.getConfigMapping(OAuthConfig.class));
    }
}
