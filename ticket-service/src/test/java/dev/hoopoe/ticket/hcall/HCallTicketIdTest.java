package dev.hoopoe.ticket.hcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HCallTicketIdTest {

    @Test
    void idIsReadAsItIsWritten() {
        var text = "ticket_01990d6c-6a3b-7c9e-9d2a-3f1c8a5b7e10";

        assertEquals(text, HCallTicketId.of(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "42",
                "ticket_",
                "ticket_42",
                "01990d6c-6a3b-7c9e-9d2a-3f1c8a5b7e10",
                "Ticket_01990d6c-6a3b-7c9e-9d2a-3f1c8a5b7e10",
                "ticket_01990d6c-6a3b-7c9e-9d2a-3f1c8a5b7e10 ",
                "ticket_1-2-3-4-5"
            })
    void anythingElseIsTheIdOfNoTicket(String text) {
        var refusal = assertThrows(HoopoeException.class, () -> HCallTicketId.of(text));

        assertEquals(ErrorKind.NOT_FOUND, refusal.kind());
    }
}
