package dev.hoopoe.ticket.hcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.status.TicketStatus;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HCallStatusTest {

    @ParameterizedTest
    @CsvSource({
        "new, pending",
        "wait_for_agent, pending",
        "in_progress, doing",
        "wait_for_user, doing",
        "on_hold, doing",
        "resolved, conclued",
        "closed, conclued",
        "unresolved, conclued",
        "spam, conclued"
    })
    void eachStatusIsInOneGroup(String canonical, String shown) {
        assertEquals(shown, HCallStatus.of(TicketStatus.of(canonical)).wireName());
    }

    @ParameterizedTest
    @CsvSource({"pending, closed, wait_for_agent", "doing, new, in_progress", "conclued, new, closed"})
    void eachGroupIsStoredAsOneStatus(String word, String before, String written) {
        assertEquals(
                TicketStatus.of(written), HCallStatus.named(word).orElseThrow().after(TicketStatus.of(before)));
    }

    @ParameterizedTest
    @EnumSource(TicketStatus.class)
    void writingTheGroupOfTheTicketIsRefused(TicketStatus present) {
        assertThrows(HoopoeException.class, () -> HCallStatus.of(present).after(present));
    }

    @Test
    void groupsAreDisjointAndComplete() {
        var all = Arrays.stream(HCallStatus.values())
                .flatMap(status -> status.canonical().stream())
                .toList();

        assertEquals(TicketStatus.values().length, all.size());
        assertEquals(Set.of(TicketStatus.values()), all.stream().collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PENDING", "concluded", "closed", " doing"})
    void otherWordsAreNoStatus(String word) {
        assertEquals(Optional.empty(), HCallStatus.named(word));
    }

    @Test
    void countIsTheSumOfTheGroupsStatuses() {
        var counts = Map.of(TicketStatus.NEW, 2L, TicketStatus.WAIT_FOR_AGENT, 3L, TicketStatus.SPAM, 5L);

        assertEquals(5, HCallStatus.PENDING.countIn(counts));
        assertEquals(0, HCallStatus.DOING.countIn(counts));
        assertEquals(5, HCallStatus.CONCLUED.countIn(counts));
    }
}
