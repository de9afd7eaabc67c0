package dev.hoopoe.ticket.homa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.ListWalk;
import dev.hoopoe.ticket.testing.TicketCopies;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists read whole, page by page: by number from either end, and by cursor. */
@QuarkusTest
class TicketWalkTest {

    private static final String NEWEST_FIRST = "/api/tickets";
    private static final String UNREAD_FIRST = "/api/agent/tickets";

    private TicketFixture desk;
    private long first;
    private long second;
    private Person agent;
    private final List<Long> ofAll = new ArrayList<>();
    private final List<Long> ofAgent = new ArrayList<>();

    /** Five tickets in each of three departments and in none, two of them of the same moment. */
    @BeforeEach
    void openTickets() {
        desk = TicketFixture.account();
        first = desk.department();
        second = desk.department();
        agent = desk.agent(first, second);
        for (var department : new Long[] {first, second, desk.department(), null}) {
            for (var status : List.of("closed", "new", "on_hold")) {
                var details = desk.detailsWith("status", status);
                details.put("department_id", department);
                note(department, desk.open(details).id());
            }
            new TicketCopies()
                    .make(
                            desk.open(desk.detailsWith("department_id", department))
                                    .id(),
                            1);
        }
        var assigned = desk.open().id();
        desk.act(desk.administrator(), assigned, "assign", Map.of("user_id", agent.id()));
        desk.act(desk.administrator(), ofAgent.get(0), "assign", Map.of("user_id", agent.id()));
        ofAgent.add(assigned);
        ofAll.add(assigned);
    }

    @Test
    void pagesByNumberAndByCursorShowEveryTicketOnceInOrder() {
        for (var filter :
                List.of("", "?status=new", "?priority=medium", "?department_id=" + first, "?search=printer")) {
            for (var list : List.of(NEWEST_FIRST, UNREAD_FIRST)) {
                assertWalked(desk.administrator(), list + filter);
                assertWalked(agent, list + filter);
            }
        }
        assertWalked(desk.agent(first), UNREAD_FIRST);
        assertWalked(desk.agent(), NEWEST_FIRST);
        var all = walk(desk.administrator(), NEWEST_FIRST).byNumber();
        assertTrue(all.containsAll(ints(ofAll)));
        assertEquals(21, all.size());
        assertEquals(
                all.stream()
                        .map(Integer.class::cast)
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                all);
        assertEquals(11, walk(agent, UNREAD_FIRST).byCursor().size());
    }

    @Test
    void cursorsShowEachTicketThatExistsThroughoutOnce() {
        for (var person : List.of(desk.administrator(), agent)) {
            for (var list : List.of(NEWEST_FIRST, UNREAD_FIRST)) {
                var passing = new ArrayList<Long>();
                var met = walk(person, list)
                        .meanwhile(() -> passing.add(replace(passing)))
                        .byCursor();

                var staying = ints(person.equals(agent) ? ofAgent : ofAll);
                assertEquals(sorted(staying), sorted(met.stream().filter(staying::contains)));
            }
        }
    }

    @Test
    void cursorBelongsToItsList() {
        var foreign = desk.list(desk.administrator(), UNREAD_FIRST + "?limit=1")
                .extract()
                .<String>path("data.next_cursor");

        walk(desk.administrator(), NEWEST_FIRST).refusesOtherCursorsAndCountsOnlyWhenAsked(foreign);
    }

    @Test
    void tagsAreWalked() {
        for (var name : List.of("a", "b", "c", "d", "e")) {
            desk.tag(name);
        }
        var walk = walk(desk.administrator(), "/api/tags");

        assertEquals(walk.byNumber(), walk.byCursor());
        walk.refusesOtherCursorsAndCountsOnlyWhenAsked("x");
    }

    private void assertWalked(Person person, String list) {
        var walk = walk(person, list);
        assertEquals(walk.byNumber(), walk.byCursor(), list);
    }

    /** Opens a ticket, and deletes the one that was opened so before. */
    private long replace(List<Long> passing) {
        if (!passing.isEmpty()) {
            var last = passing.get(passing.size() - 1);
            desk.as(desk.administrator()).delete("/api/tickets/" + last).then().statusCode(200);
        }
        return desk.openIn(first).id();
    }

    private void note(Long department, long ticket) {
        ofAll.add(ticket);
        if (department != null && (department == first || department == second)) {
            ofAgent.add(ticket);
        }
    }

    private ListWalk walk(Person person, String list) {
        return ListWalk.of(
                path -> desk.as(person).urlEncodingEnabled(false).get(path).then(), list, "id");
    }

    private static List<Object> ints(List<Long> ids) {
        return ids.stream().<Object>map(Math::toIntExact).toList();
    }

    private static List<Integer> sorted(Stream<Object> ids) {
        return ids.map(Integer.class::cast).sorted().toList();
    }

    private static List<Integer> sorted(List<Object> ids) {
        return sorted(ids.stream());
    }
}
