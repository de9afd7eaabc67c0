package dev.hoopoe.gateway.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressCountsTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
    })
    void addressesOfOneCustomerCountTogether(String one, String other, boolean together) throws UnknownHostException {
        assertEquals(
                together,
                AddressCounts.keyOf(InetAddress.getByName(one))
                        .equals(AddressCounts.keyOf(InetAddress.getByName(other))));
    }

    @Test
    void whatIsReleasedMayBeTakenAgain() {
        var counts = new AddressCounts(1);

        assertTrue(counts.acquire("a"));
        assertFalse(counts.acquire("a"));
        assertTrue(counts.acquire("b"));
        counts.release("a");
        assertTrue(counts.acquire("a"));
    }
}
