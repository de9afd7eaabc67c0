package dev.hoopoe.auth.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientIpTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| 127.0.0.1",
                "192.0.2.7 | 192.0.2.7",
                "203.0.113.9, 192.0.2.7 | 192.0.2.7",
                "2001:db8::1 | 2001:db8::1",
                "192.0.2.7, <script> | 127.0.0.1",
                "unknown | 127.0.0.1",
                "',' | 127.0.0.1"
            })
    void isWhatTheLastHopWroteElseWhoConnected(String forwardedFor, String expected) {
        assertEquals(expected, ClientIp.of(forwardedFor, "127.0.0.1"));
    }
}
