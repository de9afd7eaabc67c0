package dev.hoopoe.messaging.webhook.net;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {

    private static final InetAddress PUBLIC = AddressLiteral.read("93.184.215.14");

    private final TargetGuard guard =
            new TargetGuard(TargetConfigs.production(), host -> CompletableFuture.completedFuture(List.of(PUBLIC)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://EXAMPLE.com/Hooks?x=1&y=%20",
                "https://hooks.example.com:8443/a/b",
                "https://xn--bcher-kva.example/",
                "https://93.184.215.14/",
                "https://[2606:4700::1111]/hook",
                "https://[64:ff9b::93.184.215.14]/",
                "https://[2002:5db8:d70e::1]/"
            })
    void publicAddressesAreFine(String url) {
        assertDoesNotThrow(() -> guard.check(url));
    }

    @ParameterizedTest
    @CsvSource({
        "https://Example.com, example.com, 443, /",
        "https://example.com:8443?x, example.com:8443, 8443, /?x",
        "http://example.com:80/a, example.com, 80, /a",
        "http://[2606:4700::1111]:81/, [2606:4700::1111]:81, 81, /"
    })
    void urlIsReadAsItIsSent(String text, String authority, int port, String path) {
        var url = TargetUrl.of(text);

        assertEquals(authority, url.authority());
        assertEquals(port, url.port());
        assertEquals(path, url.path());
    }

    @Test
    void aVeryLongUrlIsRefused() {
        var longest = "https://example.com/" + "a".repeat(TargetUrl.MAX_LENGTH - 20);

        assertDoesNotThrow(() -> guard.check(longest));
        assertThrows(RefusedTargetException.class, () -> guard.check(longest + "a"));
    }

    @Test
    void onlyTheRangeIsAllowed() {
        var allowing =
                new TargetGuard(new TargetConfigs(java.util.Optional.of(List.of("10.1.0.0/16")), false), host -> null);

        assertDoesNotThrow(() -> allowing.check("https://10.1.255.255/"));
        assertThrows(RefusedTargetException.class, () -> allowing.check("https://10.2.0.0/"));
        assertThrows(RefusedTargetException.class, () -> allowing.check("https://[::ffff:10.2.0.0]/"));
    }

    @Test
    void aHostThatIsNotFoundIsRefused() {
        var lost = new TargetGuard(
                TargetConfigs.production(),
                host -> CompletableFuture.failedFuture(new java.net.UnknownHostException()));

        assertThrows(RefusedTargetException.class, () -> lost.check("https://example.com/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "::1/129", "x/8", "010.0.0.0/8", "/8", "10.0.0.0/"})
    void aRangeThatIsNoneIsRefusedAtTheStart(String range) {
        assertThrows(IllegalArgumentException.class, () -> new AddressGuard(List.of(range)));
    }
}
