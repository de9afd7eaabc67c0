package dev.hoopoe.gateway.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketSecretLimitsTest {

    private static final String ATTACKER = "203.0.113.9";
    private static final String CUSTOMER = "198.51.100.7";
    private static final String TICKET = "7";

    private final ManualTime time = new ManualTime();

    private TicketSecretLimits limits(long perAddress, long perAddressAndTicket, long perTicket) {
        var factory = new ClassLimits.Factory(
                RouteClass.TICKET_SECRET, Duration.ofMinutes(1), 1, new RateLimit.Shared(100, () -> 1, time));
        return TicketSecretLimits.of(factory, new Quotas.Secrets(perAddress, perAddressAndTicket, perTicket));
    }

    @Test
    void addressThatTriesManyTicketsIsRefusedAtAll() {
        var limits = limits(5, 100, 100);
        for (var ticket = 0; ticket < 5; ticket++) {
            limits.failed(ATTACKER, Integer.toString(ticket));
        }

        assertNotNull(limits.refusal(ATTACKER, "another"));
        assertNull(limits.refusal(CUSTOMER, "another"));
    }

    @Test
    void addressThatTriesOneTicketIsRefusedThereAlone() {
        var limits = limits(100, 2, 100);
        limits.failed(ATTACKER, TICKET);
        assertNull(limits.refusal(ATTACKER, TICKET));
        limits.failed(ATTACKER, TICKET);

        assertEquals(
                Scope.ADDRESS_AND_TICKET,
                limits.refusal(ATTACKER, TICKET).limit().scope());
        assertNull(limits.refusal(ATTACKER, "another"));
    }

    @Test
    void manyAddressesThatTryOneTicketGetOneTryEachAndLockNobodyOut() {
        var limits = limits(100, 100, 10);
        for (var attacker = 0; attacker < 50; attacker++) {
            limits.failed(ATTACKER + attacker, TICKET);
        }

        assertEquals(Scope.TICKET, limits.refusal(ATTACKER + 1, TICKET).limit().scope());
        assertNull(limits.refusal(CUSTOMER, TICKET));
    }

    @Test
    void refusalEndsWithTime() {
        var limits = limits(100, 1, 100);
        limits.failed(ATTACKER, TICKET);
        assertNotNull(limits.refusal(ATTACKER, TICKET));

        time.advance(Duration.ofMinutes(1));

        assertNull(limits.refusal(ATTACKER, TICKET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "07", "+7", "%2B7", "0000007"})
    void spellingsOfOneIdAreOneTicket(String segment) {
        assertEquals("7", TicketKey.of(segment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "99999999999999999999", "%zz"})
    void whatIsNoIdSharesOneKey(String segment) {
        assertEquals("", TicketKey.of(segment));
    }
}
