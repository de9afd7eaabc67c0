package dev.hoopoe.ticket.omnidesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.status.TicketStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of states (docs/dialects.md#status-and-priority). */
class OmniDeskStatusTest {

    @ParameterizedTest
    @CsvSource({
        "NEW,            abierto,     NEW,            IN_PROGRESS,   CLOSED",
        "WAIT_FOR_AGENT, abierto,     WAIT_FOR_AGENT, IN_PROGRESS,   CLOSED",
        "IN_PROGRESS,    en_progreso, WAIT_FOR_AGENT, IN_PROGRESS,   CLOSED",
        "WAIT_FOR_USER,  en_progreso, WAIT_FOR_AGENT, WAIT_FOR_USER, CLOSED",
        "ON_HOLD,        en_progreso, WAIT_FOR_AGENT, ON_HOLD,       CLOSED",
        "RESOLVED,       cerrado,     WAIT_FOR_AGENT, IN_PROGRESS,   RESOLVED",
        "CLOSED,         cerrado,     WAIT_FOR_AGENT, IN_PROGRESS,   CLOSED",
        "UNRESOLVED,     cerrado,     WAIT_FOR_AGENT, IN_PROGRESS,   UNRESOLVED",
        "SPAM,           cerrado,     WAIT_FOR_AGENT, IN_PROGRESS,   SPAM"
    })
    void eachStatusIsInOneGroupAndWritingTheGroupKeepsIt(
            TicketStatus status, String shown, TicketStatus abierto, TicketStatus enProgreso, TicketStatus cerrado) {
        assertEquals(shown, OmniDeskStatus.of(status).wireName());
        assertEquals(abierto, OmniDeskStatus.of("abierto").after(status));
        assertEquals(enProgreso, OmniDeskStatus.of("en_progreso").after(status));
        assertEquals(cerrado, OmniDeskStatus.of("cerrado").after(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABIERTO", "abierto ", "open", "closed", "new"})
    void anythingElseIsRefused(String text) {
        assertThrows(HoopoeException.class, () -> OmniDeskStatus.of(text));
    }
}
