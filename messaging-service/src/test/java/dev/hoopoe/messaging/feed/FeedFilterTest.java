package dev.hoopoe.messaging.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFilterTest {

    @Test
    void typesAreNamedWholeOrShort() {
        assertEquals(
                List.of("dev.hoopoe.ticket.", "dev.hoopoe.ticket.status_changed.", "dev.hoopoe.user.created.v1"),
                FeedFilter.of("ticket, ticket.status_changed,dev.hoopoe.user.created.v1,ticket", null)
                        .types());
    }

    @Test
    void nothingNamedIsEverything() {
        assertEquals(new FeedFilter(List.of(), null), FeedFilter.of(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ticket", "ticket,", "ticket.created.v1", "ticket%", "*", "dev.hoopoe.ticket.created", "\u0000"})
    void otherNamesAreRefused(String types) {
        var refusal = assertThrows(HoopoeException.class, () -> FeedFilter.of(types, null));

        assertEquals(Set.of("types"), refusal.details().keySet());
    }

    @Test
    void moreTypesThanThereCanBeAreRefused() {
        assertThrows(HoopoeException.class, () -> FeedFilter.of("ticket" + ",ticket".repeat(50), null));
    }
}
