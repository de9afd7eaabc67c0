package dev.hoopoe.ticket.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TicketVisibilityTest {

    private static final UUID ME = UUID.randomUUID();
    private static final long MINE = 1;
    private static final long ANOTHER = 2;

    private final TicketVisibility visibility = TicketVisibility.limitedTo(Set.of(MINE), ME);

    @Test
    void ticketOfMyDepartmentIsSeen() {
        assertTrue(visibility.allows(MINE, null));
    }

    @Test
    void ticketOfAnotherDepartmentIsNotSeen() {
        assertFalse(visibility.allows(ANOTHER, null));
    }

    @Test
    void ticketAssignedToMeIsSeenWhereverItLies() {
        assertTrue(visibility.allows(ANOTHER, ME));
        assertTrue(visibility.allows(null, ME));
    }

    @Test
    void ticketAssignedToAnotherIsNotSeen() {
        assertFalse(visibility.allows(ANOTHER, UUID.randomUUID()));
    }

    @Test
    void ticketWithoutDepartmentAndAssignmentIsNotSeen() {
        assertFalse(visibility.allows(null, null));
    }

    @Test
    void visibilityOfEverythingAllowsAll() {
        assertTrue(TicketVisibility.toEverything(ME).allows(null, null));
    }

    @Test
    void sqlOfEverythingHasNoCondition() {
        var sql = TicketVisibility.toEverything(null).sql(null);

        assertTrue(sql.isEverything());
        assertEquals(List.of("assignee_id = :account_list"), sql.weeks());
    }

    @Test
    void sqlHasOneRangePerDepartmentAndTwoForWhatIsMineElsewhere() {
        var sql = TicketVisibility.limitedTo(Set.of(MINE, ANOTHER), ME).sql(null);

        assertEquals("(department_id = ANY (:departments) OR assignee_id = :me)", sql.tickets());
        assertEquals(4, sql.ranges().size());
        assertTrue(sql.indexed());
        assertEquals(ME, sql.parameters().get("me"));
    }

    @Test
    void sqlOfManyDepartmentsIsOneScan() {
        var many = LongStream.range(0, 33).boxed().collect(Collectors.toSet());

        var sql = TicketVisibility.limitedTo(many, ME).sql(null);

        assertEquals(1, sql.ranges().size());
        assertFalse(sql.indexed());
    }

    @Test
    void sqlOfOneDepartmentIsNarrowedToMineUnlessTheDepartmentIsMine() {
        assertEquals("department_id = :department", visibility.sql(MINE).tickets());
        assertEquals(
                "assignee_id = :me AND department_id = :department",
                visibility.sql(ANOTHER).tickets());
    }

    @Test
    void searchMarksNameDepartmentsAndAssignee() {
        assertEquals(Set.of("d1", "u" + ME), Set.copyOf(visibility.searchMarks(null)));
        assertEquals(List.of("d2"), visibility.searchMarks(ANOTHER));
        assertEquals(List.of(), TicketVisibility.toEverything(ME).searchMarks(null));
    }
}
