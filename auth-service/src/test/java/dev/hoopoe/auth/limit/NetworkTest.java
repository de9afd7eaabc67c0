package dev.hoopoe.auth.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20:01:0d:b8:00:01:00:02/64",
        "2001:db8:1:2::, 20:01:0d:b8:00:01:00:02/64",
        "dead.beef, dead.beef"
    })
    void isAnAddressOrASixtyFour(String ip, String expected) {
        assertEquals(expected, Network.of(ip));
    }

    @Test
    void anotherSixtyFourIsAnotherNetwork() {
        assertNotEquals(Network.of("2001:db8:1:2::1"), Network.of("2001:db8:1:3::1"));
    }
}
