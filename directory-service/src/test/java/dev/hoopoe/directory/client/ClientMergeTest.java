package dev.hoopoe.directory.client;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.OmniDesk;
import dev.hoopoe.directory.testing.TicketEvents;
import dev.hoopoe.directory.testing.Together;
import dev.hoopoe.directory.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Two clients who are one and the same become one client (docs/decisions/0043). */
@QuarkusTest
class ClientMergeTest {

    private static final String CLIENTS = "/api/clients/";

    private final AllAccounts database = new AllAccounts();
    private final AccountApi api = AccountApi.open();

    private ValidatableResponse merge(Object source, Object target) {
        return api.post(CLIENTS + source + "/merge", Map.of("into", target.toString()));
    }

    private UUID client(Map<String, ?> details) {
        return UUID.fromString(
                api.post("/api/clients", details).statusCode(201).extract().path("data.id"));
    }

    private int numberOf(UUID client) {
        return api.service()
                .get("/internal/clients/" + client)
                .then()
                .statusCode(200)
                .extract()
                .path("snapshot.number");
    }

    private void assertLeadsTo(UUID survivor, UUID old) {
        api.administrator()
                .redirects()
                .follow(false)
                .get(CLIENTS + old)
                .then()
                .statusCode(308)
                .header("Location", CLIENTS + survivor)
                .body(equalTo(""));
    }

    @Test
    void survivorIsAnsweredWithWhatItHadAndWhatItLacked() {
        var target = client(Map.of("name", "Ada", "data", Map.of("plan", "gold")));
        var source = client(Map.of(
                "name",
                "Augusta",
                "email",
                "ada@example.com",
                "phone",
                "+44 1",
                "data",
                Map.of("plan", "x", "vip", true)));

        var answer = merge(source, target)
                .statusCode(200)
                .body("data.id", equalTo(target.toString()))
                .body("data.name", equalTo("Ada"))
                .body("data.email", equalTo("ada@example.com"))
                .body("data.phone", equalTo("+44 1"))
                .body("data.data", equalTo(Map.of("plan", "gold", "vip", true)));

        api.get(CLIENTS + target)
                .header("ETag", answer.extract().header("ETag"))
                .body("data", equalTo(answer.extract().path("data")));
        api.get("/api/clients").body("data.total", is(1));
        api.get("/api/clients?search=Augusta").body("data.total", is(0));
        api.get("/api/clients?search=ada@example.com").body("data.total", is(1));
        api.post("/api/clients", Map.of("name", "Other", "email", "ADA@example.com"))
                .statusCode(409)
                .body("data.details.email", equalTo("This e-mail address belongs to client " + target));
    }

    @Test
    void oldIdAndNumberLeadToTheSurvivor() {
        var target = api.createClient("Target");
        var source = api.createClient("Source");
        var number = numberOf(source);
        merge(source, target).statusCode(200);

        assertLeadsTo(target, source);
        api.service().get("/internal/clients/" + source).then().body("snapshot.id", equalTo(target.toString()));
        var omnidesk = new OmniDesk(api);
        omnidesk.client(number).statusCode(200).body("client_id", equalTo(numberOf(target)));
        omnidesk.clientOfNumber(number).statusCode(200).body("snapshot.id", equalTo(target.toString()));
    }

    @Test
    void mergedClientIsNotChangedAndTheSurvivorNotInItsPlace() {
        var target = api.createClient("Target");
        var source = api.createClient("Source");
        merge(source, target).statusCode(200);

        api.put(CLIENTS + source, Map.of("name", "X"))
                .statusCode(409)
                .body("data.details.id", equalTo("Client " + source + " was merged into client " + target));
        api.delete(CLIENTS + source).statusCode(409);
        api.get(CLIENTS + target).statusCode(200).body("data.name", equalTo("Target"));
    }

    @Test
    void mergeIsOneEventAndTheOtherClientsRecordsEnd() {
        var target = api.createClient("Target");
        var source = client(Map.of("name", "Source", "phone", "+44 1"));
        var number = numberOf(source);
        merge(source, target).statusCode(200);

        var log = EventLog.await("client.events.v1", target.toString(), 2);
        var merged = log.get(1);
        assertEquals("dev.hoopoe.client.merged.v1", merged.type());
        assertEquals(1, merged.sequence());
        assertEquals("+44 1", merged.body().at("/snapshot/phone").asText());
        assertEquals("+44 1", merged.body().at("/changes/phone/to").asText());
        var gone = merged.body().at("/changes/merged/to");
        assertEquals(source.toString(), gone.path("id").asText());
        assertEquals(number, gone.path("number").asInt());
        assertEquals(1, gone.path("sequence").asInt());
        assertEquals(target.toString(), gone.path("merged_into").asText());
        assertNull(
                EventLog.await("client.events.v1", source.toString(), 2).get(1).body());
    }

    @Test
    void chainsEndAtTheLastSurvivor() {
        var first = api.createClient("First");
        var second = api.createClient("Second");
        var third = api.createClient("Third");
        var number = numberOf(first);

        merge(first, second).statusCode(200);
        merge(second, third).statusCode(200);

        assertLeadsTo(third, first);
        assertLeadsTo(third, second);
        new OmniDesk(api).client(number).body("client_id", equalTo(numberOf(third)));
    }

    @Test
    void ofMergesBothWaysAtOnceOneIsDone() {
        for (var round = 0; round < 5; round++) {
            var one = api.createClient("One");
            var other = api.createClient("Other");

            var statuses = Together.run(
                    8,
                    number -> (number % 2 == 0 ? merge(one, other) : merge(other, one))
                            .extract()
                            .statusCode());

            var expected = new ArrayList<>(Collections.nCopies(8, 409));
            expected.set(0, 200);
            assertEquals(expected, statuses);
        }
    }

    @Test
    void whatCannotBeMergedIsRefused() {
        var client = api.createClient("Eve");
        var merged = api.createClient("Merged");
        merge(merged, client).statusCode(200);
        var foreign = AccountApi.open().createClient("Foreign");

        merge(UUID.randomUUID(), client).statusCode(404);
        merge(foreign, client).statusCode(404);
        merge("42", client).statusCode(400);
        merge(client, client).statusCode(400).body("data.details", hasKey("into"));
        merge(client, UUID.randomUUID()).statusCode(400).body("data.details.into", equalTo("does not exist"));
        merge(client, foreign).statusCode(400).body("data.details.into", equalTo("does not exist"));
        merge(client, "42").statusCode(400).body("data.details.into", equalTo("must be a UUID"));
        merge(client, merged).statusCode(409).body("data.details", hasKey("into"));
        merge(merged, client).statusCode(409).body("data.details", hasKey("id"));
        api.post(CLIENTS + client + "/merge", Map.of()).statusCode(400);
    }

    @Test
    void clientWhoStandsForAMemberOfTheStaffIsNotMerged() {
        var user = api.createUserId(UserFixture.agent());
        String standIn = api.service()
                .put("/internal/users/" + user + "/client")
                .then()
                .statusCode(200)
                .extract()
                .path("snapshot.id");
        var client = api.createClient("Eve");

        merge(standIn, client).statusCode(409).body("data.details", hasKey("id"));
        merge(client, standIn).statusCode(409).body("data.details", hasKey("into"));
    }

    @Test
    void agentsMergeAndClientsDoNot() {
        var target = api.createClient("Target");
        var body = Map.of("into", target);

        api.agent()
                .body(body)
                .post(CLIENTS + api.createClient("Source") + "/merge")
                .then()
                .statusCode(200);
        api.client()
                .body(body)
                .post(CLIENTS + api.createClient("Source") + "/merge")
                .then()
                .statusCode(403);
    }

    @Test
    void mergeIsDoneOnceWithAKeyAndOnlyAsSeen() {
        var target = api.createClient("Target");
        var source = api.createClient("Source");
        var seen = api.get(CLIENTS + source).extract().header("ETag");
        api.put(CLIENTS + source, Map.of("name", "Renamed")).statusCode(200);

        conditional("If-Match", seen, source, target).statusCode(412).body("data.current.name", equalTo("Renamed"));
        var key = UUID.randomUUID().toString();
        var first = conditional("Idempotency-Key", key, source, target)
                .statusCode(200)
                .extract();
        conditional("Idempotency-Key", key, source, target)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first.asString()));
    }

    private ValidatableResponse conditional(String header, String value, UUID source, UUID target) {
        return api.administrator()
                .header(header, value)
                .body(Map.of("into", target))
                .post(CLIENTS + source + "/merge")
                .then();
    }

    private void awaitHearingOf(long ticket, boolean deleted) {
        await().atMost(Duration.ofSeconds(20)).until(() -> isKnown(ticket, deleted));
    }

    private boolean isKnown(long ticket, boolean deleted) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT 1 FROM ticket_replica WHERE account_id = ? AND id = ? AND deleted = ?")) {
            select.setString(1, api.account());
            select.setString(2, Long.toString(ticket));
            select.setBoolean(3, deleted);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Test
    void ticketsOfTheMergedClientKeepTheSurvivorUntilTheyHaveMovedOrGone() {
        var target = api.createClient("Target");
        var source = api.createClient("Source");
        var tickets = new TicketEvents(api);
        var ticket = ThreadLocalRandom.current().nextLong(1, 1L << 50);
        tickets.tell("created", ticket, source, 0);
        awaitHearingOf(ticket, false);
        merge(source, target).statusCode(200);

        api.delete(CLIENTS + target).statusCode(409);
        tickets.tell("deleted", ticket, source, 1);
        awaitHearingOf(ticket, true);
        api.delete(CLIENTS + target).statusCode(200);
        api.get(CLIENTS + source).statusCode(404);
        api.get(CLIENTS + target).statusCode(404);
    }

    @Test
    void numberOfAMergedClientIsGivenToNobodyElse() {
        var target = api.createClient("Target");
        var wanted = numberOf(target) + 40;
        var omnidesk = new OmniDesk(api);
        String placeholder =
                omnidesk.clientOfNumber(wanted).statusCode(200).extract().path("snapshot.id");
        merge(placeholder, target).statusCode(200);

        for (var n = 0; n < 50; n++) {
            api.createClient("Next");
        }

        omnidesk.client(wanted).body("full_name", equalTo("Target"));
    }
}
