package dev.hoopoe.gateway.clientip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.MultiMap;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private static final List<String> PROXIES = List.of("10.1.0.0/16", "192.0.2.1", "2001:db8:1::/48");

    private record Config(Optional<List<String>> trustedProxies, String header) implements ForwardedConfig {}

    private static ClientAddresses trusting(List<String> proxies, String header) {
        return new ClientAddresses(new Config(Optional.of(proxies), header));
    }

    private static MultiMap headers(String name, String values) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        if (values != null) {
            Arrays.stream(values.split("\\|", -1)).forEach(value -> headers.add(name, value));
        }
        return headers;
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3, true", "2001:db8:1::5, true", "10.2.0.1, false", "2001:db8:2::5, false"})
    void connectionsOfListedProxiesAreKnown(String connected, boolean expected) {
        var addresses = trusting(PROXIES, "X-Forwarded-For");

        assertEquals(expected, addresses.isTrustedProxy(new InetSocketAddress(connected, 443)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10.1.2.3; 203.0.113.9; 203.0.113.9",
                "10.1.2.3; 8.8.8.8, 203.0.113.9; 203.0.113.9",
                "10.1.2.3; 8.8.8.8, 203.0.113.9, 10.1.0.7; 203.0.113.9",
                "10.1.2.3; 8.8.8.8|203.0.113.9; 203.0.113.9",
                "10.1.2.3; 10.1.0.8, 10.1.0.7; 10.1.0.8",
                "10.1.2.3; 203.0.113.9:4711; 203.0.113.9",
                "10.1.2.3; [2001:db8:9::1]:4711; 2001:db8:9::1",
                "10.1.2.3; 203.0.113.9, unknown, 10.1.0.7; 10.1.0.7",
                "10.1.2.3; <script>; 10.1.2.3",
                "10.1.2.3; localhost; 10.1.2.3",
                "10.1.2.3; ''; 10.1.2.3",
                "10.1.2.3; ; 10.1.2.3",
                "2001:db8:1::5; 203.0.113.9; 203.0.113.9",
                "10.2.0.1; 203.0.113.9; 10.2.0.1",
                "8.8.4.4; 203.0.113.9, 10.1.0.7; 8.8.4.4",
                "10.1.2.3; 10.1.9.9, 8.8.8.8; 8.8.8.8"
            })
    void theFirstHopThatIsNoTrustedProxyIsTheClient(String connected, String forwardedFor, String expected) {
        var addresses = trusting(PROXIES, "X-Forwarded-For");

        assertEquals(
                expected,
                addresses
                        .of(connected, "http", headers("X-Forwarded-For", forwardedFor))
                        .address());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "for=203.0.113.9;proto=https;by=10.1.2.3 ! 203.0.113.9 ! https",
                "for=8.8.8.8, FOR=\"203.0.113.9:1\";Proto=http ! 203.0.113.9 ! http",
                "for=\"[2001:db8:9::1]:80\" ! 2001:db8:9::1 ! http",
                "for=_hidden ! 10.1.2.3 ! http",
                "proto=https ! 10.1.2.3 ! https",
                "for=203.0.113.9;proto=gopher ! 203.0.113.9 ! http"
            })
    void theStandardHeaderIsReadWhereTheProxyWritesIt(String forwarded, String address, String scheme) {
        var addresses = trusting(PROXIES, "Forwarded");

        assertEquals(
                new ClientOrigin(address, scheme), addresses.of("10.1.2.3", "http", headers("Forwarded", forwarded)));
    }

    @Test
    void theOtherHeaderIsWhatAClientWrote() {
        var spoofed = headers("Forwarded", "for=8.8.8.8;proto=https");

        assertEquals(
                new ClientOrigin("10.1.2.3", "http"),
                trusting(PROXIES, "X-Forwarded-For").of("10.1.2.3", "http", spoofed));
    }

    @Test
    void nobodyIsBelievedByDefault() {
        var addresses = new ClientAddresses(new Config(Optional.empty(), "X-Forwarded-For"));
        var headers = headers("X-Forwarded-For", "203.0.113.9").add("X-Forwarded-Proto", "https");

        assertEquals(new ClientOrigin("127.0.0.1", "http"), addresses.of("127.0.0.1", "http", headers));
    }

    @Test
    void theSchemeIsTheNearestProxys() {
        var headers = headers("X-Forwarded-Proto", "http, https");

        assertEquals(
                "https",
                trusting(PROXIES, "X-Forwarded-For")
                        .of("10.1.2.3", "http", headers)
                        .scheme());
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.1.0.0/33", "10.1.0.0/x", "", "10.1.0.0/-1"})
    void whatIsNoRangeIsRefusedAtStart(String range) {
        assertThrows(IllegalArgumentException.class, () -> trusting(List.of(range), "X-Forwarded-For"));
    }

    @Test
    void anotherHeaderIsRefusedAtStart() {
        assertThrows(IllegalArgumentException.class, () -> trusting(List.of(), "X-Real-IP"));
    }
}
