package dev.hoopoe.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.bench.load.Clients.Client;
import dev.hoopoe.bench.load.Staff.Department;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TicketRowsTest {

    private static final int TICKETS = 20_000;
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    private final TicketRows rows = new TicketRows(
            "default",
            TICKETS,
            IntStream.range(0, Staff.DEPARTMENTS)
                    .mapToObj(id -> new Department(id, List.of(new UUID(1, id), new UUID(2, id))))
                    .toList(),
            IntStream.range(0, Clients.countFor(TICKETS))
                    .mapToObj(id -> new Client(new UUID(0, id), "Ada"))
                    .toList(),
            LongStream.range(0, TicketLoad.TAGS).boxed().toList(),
            END);
    private final List<String[]> tickets = IntStream.rangeClosed(1, TICKETS)
            .mapToObj(this::ticket)
            .map(row -> row.split("\t", -1))
            .toList();

    @Test
    void aRowHasAValueForEachColumn() {
        int columns = TicketRows.TICKET_COLUMNS.split(",", -1).length;

        assertTrue(tickets.stream().allMatch(row -> row.length == columns));
    }

    @Test
    void theSameTicketIsMadeUpInEachLoad() {
        assertEquals(ticket(17), ticket(17));
    }

    @Test
    void knownWordsAreAsFrequentAsTheyPromise() {
        assertEquals(0.30, share(row -> hasWord(row, Words.COMMON)), 0.02);
        assertEquals(0.03, share(row -> row[5].contains(" " + Words.PREFIX)), 0.01);
        assertEquals(Words.TICKETS_WITH_RARE, Math.round(share(row -> hasWord(row, Words.RARE)) * TICKETS));
    }

    @Test
    void fourInFiveAreClosedAndOnlyThoseHaveATimeOfIt() {
        assertEquals(0.80, share(row -> "closed".equals(row[9])), 0.02);
        assertTrue(tickets.stream().allMatch(row -> "closed".equals(row[9]) != "\\N".equals(row[17])));
    }

    @Test
    void theLargestDepartmentHasTenTimesTheTicketsOfTheSmallest() {
        assertEquals(0.33, share(row -> "0".equals(row[8])), 0.02);
        assertEquals(0.033, share(row -> "9".equals(row[8])), 0.01);
    }

    @Test
    void laterIdsAreNewerAndNoneIsOfTheFuture() {
        for (int i = 1; i < TICKETS; i++) {
            assertTrue(created(i - 1).isBefore(created(i)));
        }
        assertTrue(created(TICKETS - 1).isBefore(END));
    }

    @Test
    void noTicketHasATagTwice() {
        for (int id = 1; id <= TICKETS; id++) {
            StringBuilder text = new StringBuilder();
            rows.writeTags(id, text);
            List<String> tags = text.toString().lines().toList();
            assertEquals(tags.stream().distinct().count(), tags.size());
        }
    }

    private String ticket(int id) {
        StringBuilder text = new StringBuilder();
        rows.writeTicket(id, text);
        return text.toString();
    }

    private Instant created(int index) {
        return Instant.parse(tickets.get(index)[15]);
    }

    private double share(Predicate<String[]> condition) {
        return tickets.stream().filter(condition).count() / (double) TICKETS;
    }

    private static boolean hasWord(String[] row, String word) {
        return List.of(row[5].split(" ", -1)).contains(word);
    }
}
