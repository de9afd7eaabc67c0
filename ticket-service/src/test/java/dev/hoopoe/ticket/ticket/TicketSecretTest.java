package dev.hoopoe.ticket.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TicketSecretTest {

    @Test
    void secretIs32LowerCaseHexadecimalDigits() {
        assertTrue(TicketSecret.generate().text().matches("[0-9a-f]{32}"));
    }

    @Test
    void secretsDiffer() {
        var secrets = Stream.generate(TicketSecret::generate).limit(1000).collect(Collectors.toSet());

        assertEquals(1000, secrets.size());
    }

    @Test
    void secretHasItsOwnHashAndNoOther() {
        var secret = TicketSecret.generate();

        assertTrue(new TicketSecret(secret.text()).hasHash(secret.hash()));
        assertFalse(TicketSecret.generate().hasHash(secret.hash()));
    }

    @Test
    void secretIsNotPrinted() {
        var secret = TicketSecret.generate();

        assertFalse(secret.toString().contains(secret.text()));
    }
}
