package dev.hoopoe.messaging.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFilterTest {

    private static final List<String> MANY =
            IntStream.range(0, 50).mapToObj(number -> "ticket" + number).toList();

    @Test
    void typesHaveFullAndShortNames() {
        assertEquals(
                List.of("dev.hoopoe.ticket.", "dev.hoopoe.ticket.status_changed.", "dev.hoopoe.user.created.v1"),
                FeedFilter.of(List.of("ticket, ticket.status_changed", "dev.hoopoe.user.created.v1,ticket", ""), null)
                        .types());
    }

    @Test
    void nothingNamedIsEverything() {
        assertEquals(new FeedFilter(List.of(), null), FeedFilter.of(List.of(" "), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ticket",
                "ticket,",
                "ticket.created.v1",
                "ticket%",
                "*",
                "dev.hoopoe.ticket.created",
                "\u0000",
                "tickte",
                "ticket.createt",
                "dev.hoopoe.ticket.created.v2"
            })
    void otherNamesAreRefused(String types) {
        var refusal = assertThrows(HoopoeException.class, () -> FeedFilter.of(List.of(types), null));

        assertEquals(Set.of("types"), refusal.details().keySet());
    }

    @Test
    void moreTypesThanThereCanBeAreRefused() {
        assertThrows(HoopoeException.class, () -> FeedFilter.of(List.of("ticket", String.join(",", MANY)), null));
    }
}
