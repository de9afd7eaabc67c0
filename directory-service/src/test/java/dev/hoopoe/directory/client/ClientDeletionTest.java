package dev.hoopoe.directory.client;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.TicketEvents;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Row H-36. */
@QuarkusTest
class ClientDeletionTest {

    private static final String CLIENTS = "/api/clients/";

    private final AllAccounts database = new AllAccounts();

    private final AccountApi api = AccountApi.open();
    private final TicketEvents tickets = new TicketEvents(api);

    private static long aTicket() {
        return ThreadLocalRandom.current().nextLong(1, 1L << 50);
    }

    private void awaitHearingAllOf(long ticket) {
        var last = aTicket();
        tickets.tellAfter(ticket, last);
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> isKnown(last));
    }

    private boolean isKnown(long ticket) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("SELECT 1 FROM ticket_replica WHERE account_id = ? AND id = ?")) {
            select.setString(1, api.account());
            select.setString(2, Long.toString(ticket));
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Test
    void deletedClientIsGone() {
        var client = api.createClient("Eve");
        var stays = api.createClient("Eva");

        api.delete(CLIENTS + client).statusCode(200).body("data", equalTo("deleted"));

        api.get(CLIENTS + client).statusCode(404);
        api.put(CLIENTS + client, Map.of("name", "X")).statusCode(404);
        api.delete(CLIENTS + client).statusCode(404).body("data.error", equalTo("not_found"));
        api.service().get("/internal/clients/" + client).then().statusCode(404);
        api.get("/api/clients").body("data.total", is(1)).body("data.data[0].id", equalTo(stays.toString()));
    }

    @Test
    void unknownAndMalformedIdsAreTold() {
        api.delete(CLIENTS + UUID.randomUUID()).statusCode(404);
        api.delete(CLIENTS + "42").statusCode(400).body("data.error", equalTo("invalid_input"));
        AccountApi.open().delete(CLIENTS + api.createClient("Ours")).statusCode(404);
    }

    @Test
    void deletionIsToldAndATombstoneFollows() {
        var client = api.createClient("Eve");
        api.put(CLIENTS + client, Map.of("name", "Eva")).statusCode(200);
        api.delete(CLIENTS + client).statusCode(200);

        var log = EventLog.await("client.events.v1", client.toString(), 4);

        assertEquals("dev.hoopoe.client.deleted.v1", log.get(2).type());
        assertEquals(2, log.get(2).sequence());
        assertEquals("Eva", log.get(2).body().at("/snapshot/name").asText());
        assertNull(log.get(3).body());
    }

    @Test
    void clientOwningATicketStaysUntilTheTicketIsGone() {
        var client = api.createClient("Eve");
        var ticket = aTicket();
        tickets.tell("created", ticket, client, 0);
        tickets.tell("status_changed", ticket, client, 1);
        awaitHearingAllOf(ticket);
        api.delete(CLIENTS + client).statusCode(409).body("data.error", equalTo("conflict"));
        api.get(CLIENTS + client).statusCode(200);

        tickets.tell("deleted", ticket, client, 2);

        awaitHearingAllOf(ticket);
        api.delete(CLIENTS + client).statusCode(200);
    }

    @Test
    void ticketThatChangesItsClientHoldsTheNewOne() {
        var former = api.createClient("Former");
        var present = api.createClient("Present");
        var ticket = aTicket();
        tickets.tell("updated", ticket, present, 1);
        tickets.tell("created", ticket, former, 0);
        awaitHearingAllOf(ticket);

        api.delete(CLIENTS + present).statusCode(409);
        api.delete(CLIENTS + former).statusCode(200);
    }

    @Test
    void ticketOfAnotherAccountDoesNotCount() {
        var client = api.createClient("Eve");
        var ticket = aTicket();
        new TicketEvents(AccountApi.open()).tell("created", ticket, client, 0);
        awaitHearingAllOf(ticket);

        api.delete(CLIENTS + client).statusCode(200);
    }

    @Test
    void ticketThatWasDeletedDoesNotComeBack() {
        var client = api.createClient("Eve");
        var ticket = aTicket();
        tickets.tell("deleted", ticket, client, 2);
        tickets.tell("updated", ticket, client, 1);
        awaitHearingAllOf(ticket);

        api.delete(CLIENTS + client).statusCode(200);
    }

    @Test
    void oneOfManyDeletionsAtOnceDeletes() {
        var client = api.createClient("Eve");

        var statuses =
                Together.run(16, n -> api.delete(CLIENTS + client).extract().statusCode());

        var expected = new ArrayList<>(Collections.nCopies(16, 404));
        expected.set(0, 200);
        assertEquals(expected, statuses);
    }

    @Test
    void changesWhileTheClientGoesAreDoneOrNotFound() {
        var client = api.createClient("Eve");

        var statuses = Together.run(
                16,
                n -> n == 7
                        ? api.delete(CLIENTS + client).extract().statusCode()
                        : api.put(CLIENTS + client, Map.of("name", "Eve " + n))
                                .extract()
                                .statusCode());

        assertEquals(
                List.of(), statuses.stream().filter(s -> s != 200 && s != 404).toList());
        api.get(CLIENTS + client).statusCode(404);
    }
}
