package dev.hoopoe.ticket.omnidesk;

import static dev.hoopoe.ticket.omnidesk.OmniDeskFixture.TICKETS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.ticket.testing.TicketCopies;
import dev.hoopoe.ticket.testing.TicketFixture.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract OmniDesk, row O-06. */
@QuarkusTest
class OmniDeskTicketListTest {

    /** So many that a list walks along indexes, and a far offset is found from the end. */
    private static final int MANY = 2_100;

    private OmniDeskFixture omnidesk;
    private long department;

    @BeforeEach
    void openAccount() {
        omnidesk = new OmniDeskFixture();
        department = omnidesk.desk().department();
    }

    @Test
    void newestComesFirstWithNumbersAndDescriptions() {
        var agent = omnidesk.user(8, "agent", true);
        var first = omnidesk.open("description", "No way in", "assigned_to", 8);
        var second = omnidesk.open("client_id", 56);

        omnidesk.get(omnidesk.admin(), TICKETS)
                .statusCode(200)
                .body("ticket_id", contains((int) second, (int) first))
                .body("client_id", contains(56, 55))
                .body("assigned_to", contains(null, 8))
                .body("description", contains(null, "No way in"));
        assertEquals(1, idsFor(agent, "").size());
    }

    @ParameterizedTest
    @CsvSource({
        "status=abierto, 2",
        "status=en_progreso, 3",
        "status=cerrado, 4",
        "priority=alta, 4",
        "priority=baja, 2",
        "priority=media, 3",
        "status=cerrado&priority=media, 2",
        "client_id=55, 0",
        "client_id=0, 0",
        "client_id=-3, 0",
        "client_id=99999999999999999999, 0",
        "assigned_to=99, 0",
        "page=7&colour=red&status=&priority=&client_id=, 9",
        "limit=4, 4",
        "limit=4&offset=6, 3",
        "limit=1000&offset=9, 0",
        "offset=99999999999999, 0"
    })
    void filtersCombine(String query, int expected) {
        openOneOfEach(null);

        assertEquals(expected, idsFor(omnidesk.admin(), "?" + query).size());
    }

    @Test
    void limitedAgentSeesTheDepartmentsAndWhatIsAssigned() {
        var agent = omnidesk.user(8, "agent", true, department);
        openOneOfEach(department);
        openOneOfEach(omnidesk.desk().department());
        omnidesk.open("assigned_to", 8, "priority", "alta");
        var colleague = omnidesk.user(9, "agent", true, department);

        assertEquals(10, idsFor(agent, "").size());
        assertEquals(3, idsFor(agent, "?status=abierto").size());
        assertEquals(3, idsFor(agent, "?status=en_progreso").size());
        assertEquals(5, idsFor(agent, "?priority=alta").size());
        assertEquals(1, idsFor(agent, "?assigned_to=8").size());
        assertEquals(1, idsFor(agent, "?client_id=55").size());
        assertEquals(9, idsFor(colleague, "").size());
        assertEquals(0, idsFor(colleague, "?assigned_to=8").size());
        assertEquals(0, idsFor(omnidesk.user(10, "agent", true), "").size());
    }

    @Test
    void otherAccountSeesNothing() {
        omnidesk.open();

        var other = new OmniDeskFixture();
        other.get(other.admin(), TICKETS).statusCode(200).body("", empty());
        other.get(other.admin(), TICKETS + "?client_id=55").body("", empty());
    }

    @Test
    void manyAreWalkedAlongTheIndexesInTheSameOrder() {
        var client = omnidesk.client(55);
        var details = omnidesk.desk().detailsWith("status", "wait_for_agent");
        details.put("client_id", client);
        details.put("department_id", department);
        details.put("priority", "urgent");
        var copied = omnidesk.desk().open(details).id();
        new TicketCopies().make(copied, MANY);
        var oldest = idsFor(omnidesk.admin(), "?offset=" + MANY);
        var agent = omnidesk.user(8, "agent", true, department);

        assertEquals(List.of((int) copied), oldest);
        for (var query :
                List.of("?status=abierto", "?priority=alta", "?client_id=55", "?status=abierto&priority=alta")) {
            for (var person : List.of(omnidesk.admin(), agent)) {
                assertEquals(idsFor(person, ""), idsFor(person, query), query);
                assertEquals(oldest, idsFor(person, query + "&offset=" + MANY), query);
                assertEquals(List.of(), idsFor(person, query + "&offset=" + (MANY + 1)), query);
            }
        }
        omnidesk.get(omnidesk.admin(), TICKETS + "?limit=501").body("", hasSize(500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=closed",
                "priority=high",
                "assigned_to=x",
                "client_id=5.5",
                "limit=0",
                "limit=x",
                "limit=-1",
                "offset=-1",
                "offset=1e3"
            })
    void invalidValueIsRefusedUnderItsName(String query) {
        omnidesk.get(omnidesk.admin(), TICKETS + "?" + query)
                .statusCode(400)
                .body("detail", equalTo("Bad Request"))
                .body("errors.keySet()", contains(query.substring(0, query.indexOf('='))));
    }

    /** One ticket in each status; four are urgent or high, two low and three something else. */
    private void openOneOfEach(Long inDepartment) {
        var priorities = List.of("high", "urgent", "low", "high", "medium", "eventually", "low", "urgent", "HIGH");
        var statuses = List.of(
                "new",
                "wait_for_agent",
                "in_progress",
                "wait_for_user",
                "on_hold",
                "resolved",
                "closed",
                "unresolved",
                "spam");
        for (var i = 0; i < statuses.size(); i++) {
            var details = omnidesk.desk().detailsWith("status", statuses.get(i));
            details.put("priority", priorities.get(i));
            if (inDepartment != null) {
                details.put("department_id", inDepartment);
            }
            omnidesk.desk().open(details);
        }
    }

    private List<Integer> idsFor(Person person, String query) {
        return omnidesk
                .get(person, TICKETS + query)
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Integer>>getList("")
                .stream()
                .map(ticket -> ticket.get("ticket_id"))
                .toList();
    }
}
