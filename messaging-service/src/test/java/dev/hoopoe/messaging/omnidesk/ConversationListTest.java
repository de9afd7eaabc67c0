package dev.hoopoe.messaging.omnidesk;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOfAllDepartments;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.messaging.testing.ConnectionCount;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** O-11. */
@QuarkusTest
class ConversationListTest extends ConversationTest {

    private final AllAccounts database = new AllAccounts();

    @Inject
    ConnectionCount connections;

    private static List<Long> idsOn(RequestSpecification caller, String query) {
        return caller.get(CONVERSATIONS + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("conversation_id", Long.class);
    }

    private List<Long> ids(String query) {
        return idsOn(asAdministrator(), query);
    }

    private static List<Long> idsOf(TicketFixture... tickets) {
        return Arrays.stream(tickets).map(TicketFixture::id).toList();
    }

    @Test
    void lastWrittenOnStandsFirstAndThoseWithoutAMessageLast() {
        var first = writtenOn(aTicket());
        var silent = heardOf(aTicket());
        var second = writtenOn(aTicket());
        var third = writtenOn(aTicket());
        writtenOn(first);

        assertEquals(idsOf(first, third, second, silent), ids(""));
    }

    @Test
    void deletedMessageNoLongerCounts() {
        var first = writtenOn(aTicket());
        var second = writtenOn(aTicket());
        int message = asAdministrator().get(messagesOf(second)).path("[0].message_id");

        asAdministrator().delete("/api/messages/" + message).then().statusCode(200);

        assertEquals(idsOf(first, second), ids(""));
    }

    @Test
    void clientChoosesByNumber() {
        var client = knownClient(UUID.randomUUID(), 55);
        var theirs = heardOf(aTicket().ofClient(client));
        heardOf(aTicket());

        assertEquals(idsOf(theirs), ids("?client_id=55"));
        for (var nobody : List.of("56", "0", "-1", "9223372036854775808", "99999999999999999999999")) {
            assertEquals(List.of(), ids("?client_id=" + nobody));
        }
    }

    @Test
    void channelChoosesAndAllOthersAreOther() {
        var web = heardOf(aTicket());
        var telegram = heardOf(aTicket().having("channel_id", "telegram"));
        var fax = heardOf(aTicket().having("channel_id", "fax"));

        assertEquals(idsOf(web), ids("?channel=web"));
        assertEquals(idsOf(telegram), ids("?channel=telegram"));
        assertEquals(idsOf(fax), ids("?channel=other"));
        assertEquals(List.of(), ids("?channel=sms"));
    }

    @Test
    void activeChoosesByWhetherTheTicketIsOpen() {
        var open = Stream.of("new", "wait_for_agent", "in_progress", "wait_for_user", "on_hold")
                .map(status -> writtenOn(aTicket().having("status", status)))
                .toList();
        var done = Stream.of("resolved", "closed", "unresolved", "spam")
                .map(status -> writtenOn(aTicket().having("status", status)))
                .toList();

        for (var yes : List.of("true", "1")) {
            assertEquals(reversed(open), ids("?active=" + yes));
        }
        for (var no : List.of("false", "0")) {
            assertEquals(reversed(done), ids("?active=" + no));
        }
    }

    /** The fixtures of the test above have no field {@code open}, as tickets of the last release. */
    @Test
    void statusThatIsUnknownHereIsActiveIfTheTicketSaysThatItIsOpen() {
        var open = writtenOn(aTicket().inStatus("escalated", true));
        var done = writtenOn(aTicket().inStatus("archived", false));

        assertEquals(idsOf(open), ids("?active=true"));
        assertEquals(idsOf(done), ids("?active=false"));
    }

    private static List<Long> reversed(List<TicketFixture> tickets) {
        return IntStream.range(0, tickets.size())
                .mapToObj(index -> tickets.get(tickets.size() - 1 - index).id())
                .toList();
    }

    @Test
    void filtersCombine() {
        var client = knownClient(UUID.randomUUID(), 7);
        var wanted = heardOf(aTicket().ofClient(client).having("channel_id", "sms"));
        heardOf(aTicket().ofClient(client));
        heardOf(aTicket().having("channel_id", "sms"));
        heardOf(aTicket().ofClient(client).having("channel_id", "sms").having("status", "spam"));

        assertEquals(idsOf(wanted), ids("?client_id=7&channel=sms&active=true"));
    }

    @Test
    void limitAndOffsetCutTheList() {
        var first = writtenOn(aTicket());
        var second = writtenOn(aTicket());
        var third = writtenOn(aTicket());

        assertEquals(idsOf(third, second), ids("?limit=2"));
        assertEquals(idsOf(first), ids("?limit=2&offset=2"));
        assertEquals(List.of(), ids("?offset=3"));
        assertEquals(List.of(), ids("?offset=99999999999999999999"));
        assertEquals(idsOf(third, second, first), ids("?limit=501"));
    }

    @Test
    void badParametersAreNamed() {
        var bad = Map.of(
                "limit", List.of("0", "-1", "x"),
                "offset", List.of("-1", "1.5"),
                "client_id", List.of("x", "1.0"),
                "channel", List.of("fax", "WEB"),
                "active", List.of("yes", "2"));
        bad.forEach((name, values) -> values.forEach(value -> asAdministrator()
                .queryParam(name, value)
                .get(CONVERSATIONS)
                .then()
                .statusCode(400)
                .body("detail", is("Bad Request"))
                .body("errors", hasKey(name))));
        asAdministrator().get(CONVERSATIONS + "?limit=0&client_id=1").then().statusCode(400);
    }

    @Test
    void agentFindsWhatItSeesAndNothingElse() {
        var agent = known(anAgentOf(3L));
        var inDepartment = writtenOn(aTicket().inDepartment(3));
        var assigned = writtenOn(aTicket().inDepartment(9).assignedTo(agent.id()));
        var elsewhere = writtenOn(aTicket().inDepartment(9));
        var nowhere = writtenOn(aTicket());

        assertEquals(idsOf(assigned, inDepartment), idsOn(as(agent), ""));
        assertEquals(idsOf(assigned, inDepartment), idsOn(as(agent), "?channel=web&active=true"));
        assertEquals(
                idsOf(nowhere, elsewhere, assigned, inDepartment), idsOn(as(known(anAgentOfAllDepartments())), ""));
    }

    @Test
    void otherAccountsConversationsAreNotFound() {
        knownClient(UUID.randomUUID(), 1);
        writtenOn(aTicket());

        asAdministratorOf("another-account")
                .get(CONVERSATIONS + "?active=true")
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
    }

    @Test
    void staffAloneReadsIt() {
        anonymous().get(CONVERSATIONS).then().statusCode(401).body("$", is(Map.of("detail", "Unauthorized")));
        asClient().get(CONVERSATIONS).then().statusCode(403).body("$", is(Map.of("detail", "Forbidden")));
        as(known(anAgentOf(3L).inactive()))
                .get(CONVERSATIONS)
                .then()
                .statusCode(401)
                .body("detail", is("Unauthorized"));
    }

    @Test
    void longListTakesFewStatements() throws SQLException {
        fill(400);

        assertEquals(400, ids("?limit=500").size());
        assertTrue(statementsOf("?limit=500") < 40);
    }

    /** The fewest of some tries: what runs in the background takes connections, too. */
    private long statementsOf(String query) {
        return IntStream.range(0, 5)
                .mapToLong(attempt -> {
                    var before = connections.taken();
                    ids(query);
                    return connections.taken() - before;
                })
                .min()
                .orElseThrow();
    }

    /** Tickets of as many clients, all of them replicated. */
    private void fill(int count) throws SQLException {
        try (var connection = database.getConnection();
                var clients = connection.prepareStatement("""
                        INSERT INTO client_replica (account_id, id, version, deleted, body)
                        SELECT ?, lpad(n::text, 8, '0') || '-0000-4000-8000-000000000000', 0, false,
                            jsonb_build_object('id', lpad(n::text, 8, '0') || '-0000-4000-8000-000000000000', 'number', n)
                        FROM generate_series(1, ?) n""");
                var tickets = connection.prepareStatement("""
                        INSERT INTO ticket_replica (account_id, id, version, deleted, body)
                        SELECT ?, n::text, 0, false, jsonb_build_object('id', n, 'channel_id', 'web', 'status', 'new',
                            'client_id', lpad(n::text, 8, '0') || '-0000-4000-8000-000000000000',
                            'created_at', '2026-02-03T04:05:06Z', 'updated_at', '2026-02-03T04:05:06Z')
                        FROM generate_series(1, ?) n""")) {
            for (var insert : List.of(clients, tickets)) {
                insert.setString(1, account);
                insert.setInt(2, count);
                insert.executeUpdate();
            }
        }
    }
}
