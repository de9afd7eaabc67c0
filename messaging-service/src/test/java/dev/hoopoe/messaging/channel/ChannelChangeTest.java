package dev.hoopoe.messaging.channel;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.testing.TaggedThing;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Together;
import dev.hoopoe.messaging.testing.Topics;
import dev.hoopoe.messaging.testing.Topics.Seen;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of channels that are changed or deleted, H-55 and H-56. */
@QuarkusTest
class ChannelChangeTest extends MessagingTest {

    /** The channel by which the tickets of {@link TicketFixture} come in. */
    private static final String WEB = "/api/channels/web";

    @BeforeEach
    void createTheChannel() {
        create().then().statusCode(201);
    }

    private Response create() {
        return asAdministrator()
                .body(Map.of(
                        "name",
                        "Web",
                        "logo",
                        "https://example.com/logo.png",
                        "configuration",
                        Map.of("password", "s3cret", "rate", 1.5)))
                .post("/api/channels");
    }

    private Response update(Object body) {
        return asAdministrator().body(body).put(WEB);
    }

    private List<Seen> events(int expected) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> Topics.on("channel.events.v1", account + "/web"), events -> events.size() >= expected);
    }

    private void publishDeletionOf(TicketFixture ticket) {
        TopicWriter.publish(Event.of(
                "ticket.deleted", Long.toString(ticket.id()), account, ticket.version() + 1, ticket.snapshot()));
    }

    @Test
    void absentFieldsStay() {
        var created = asAdministrator().get(WEB).then().extract().jsonPath();

        update(Map.of("name", "Website", "enabled", false))
                .then()
                .statusCode(200)
                .body("data.id", equalTo("web"))
                .body("data.name", equalTo("Website"))
                .body("data.enabled", equalTo(false))
                .body("data.logo", equalTo("https://example.com/logo.png"))
                .body("data.configuration.password", equalTo("s3cret"))
                .body("data.created_at", equalTo(created.getString("data.created_at")))
                .body("data.updated_at", not(equalTo(created.getString("data.updated_at"))));
        update("{\"logo\":null}").then().statusCode(200).body("data.logo", nullValue());
        update(Map.of("configuration", Map.of("token", "t")))
                .then()
                .statusCode(200)
                .body("data.configuration", equalTo(Map.of("token", "t")));
        asAdministrator()
                .get(WEB)
                .then()
                .body("data.name", equalTo("Website"))
                .body("data.logo", nullValue())
                .body("data.configuration", equalTo(Map.of("token", "t")));
    }

    @Test
    void channelIsChangedAndDeletedOnlyAsSeen() {
        var channel = new TaggedThing(this::asAdministrator, WEB);

        channel.assertReadOnceWhileUnchanged();
        channel.assertChangedOnlyAsSeen("{\"configuration\":{\"zebra\":1.50,\"a\":{\"bc\":1e2,\"b\":[]}}}");
        channel.assertOneOfManyChangesIsDone(number -> Map.of("name", "Name " + number));
        channel.assertDeletedOnlyAsSeen();
    }

    @Test
    void idCannotBeChanged() {
        update(Map.of("id", "other", "name", "Other"))
                .then()
                .statusCode(200)
                .body("data.id", equalTo("web"))
                .body("data.name", equalTo("Other"));
    }

    @Test
    void agentSeesTheChangedChannelWithoutItsConfiguration() {
        update(Map.of("configuration", Map.of("password", "new s3cret"))).then().statusCode(200);

        as(known(anAgentOf())).get(WEB).then().statusCode(200).body("data.configuration", anEmptyMap());
    }

    @Test
    void wrongValuesAreInvalidAndChangeNothing() {
        for (var body : List.of(
                "{\"name\":null}",
                "{\"name\":\" \"}",
                "{\"name\":1}",
                "{\"name\":\"" + "n".repeat(256) + "\"}",
                "{\"name\":\"a\\u0000\"}",
                "{\"name\":\"\\ud800\"}",
                "{\"logo\":1}",
                "{\"logo\":\"\"}",
                "{\"logo\":\"http://example.com/logo.png\"}",
                "{\"logo\":\"javascript:alert(1)\"}",
                "{\"logo\":\"data:image/png;base64,AAAA\"}",
                "{\"logo\":\"https://example.com/" + "l".repeat(2049) + "\"}",
                "{\"enabled\":null}",
                "{\"enabled\":\"true\"}",
                "{\"enabled\":0}",
                "{\"configuration\":null}",
                "{\"configuration\":[]}",
                "{\"configuration\":\"{}\"}",
                "{\"configuration\":{\"a\":\"\\u0000\"}}",
                "{\"configuration\":{\"a\":1e999999}}",
                "[]",
                "null",
                "",
                "{")) {
            update(body).then().statusCode(400).body("success", equalTo(false));
        }
        asAdministrator()
                .get(WEB)
                .then()
                .body("data.name", equalTo("Web"))
                .body("data.configuration.password", equalTo("s3cret"));
    }

    @Test
    void administratorsAloneChangeAndDelete() {
        var body = Map.of("name", "x");

        as(anAgentOf()).body(body).put(WEB).then().statusCode(403).body("data.error", equalTo("forbidden"));
        as(anAgentOf()).delete(WEB).then().statusCode(403);
        asClient().body(body).put(WEB).then().statusCode(403);
        asClient().delete(WEB).then().statusCode(403);
        anonymous().body(body).put(WEB).then().statusCode(401);
        anonymous().delete(WEB).then().statusCode(401);
        asAdministratorOf("acc-stranger").body(body).put(WEB).then().statusCode(404);
        asAdministratorOf("acc-stranger").delete(WEB).then().statusCode(404);
        asAdministrator().get(WEB).then().statusCode(200).body("data.name", equalTo("Web"));
    }

    @Test
    void unknownChannelIsNotFound() {
        for (var id : List.of("nowhere", "x".repeat(300), "%F0%9F%98%80", "WEB")) {
            asAdministrator()
                    .urlEncodingEnabled(false)
                    .body(Map.of("name", "x"))
                    .put("/api/channels/" + id)
                    .then()
                    .statusCode(404);
            asAdministrator()
                    .urlEncodingEnabled(false)
                    .delete("/api/channels/" + id)
                    .then()
                    .statusCode(404)
                    .body("data.error", equalTo("not_found"));
        }
    }

    @Test
    void deletedChannelIsGone() {
        asAdministrator().delete(WEB).then().statusCode(200).body("data", equalTo("deleted"));

        asAdministrator().get(WEB).then().statusCode(404);
        asAdministrator().delete(WEB).then().statusCode(404);
        update(Map.of("name", "x")).then().statusCode(404);
        asAdministrator().get("/api/channels").then().body("data.total", equalTo(0));
    }

    @Test
    void channelWithATicketCannotBeDeletedUntilTheTicketIs() {
        var ticket = known(aTicket());
        var other = known(aTicket());
        for (var each : List.of(ticket, other)) {
            asAdministrator().get("/api/messages?ticket_id=" + each.id()).then().statusCode(200);
        }

        asAdministrator().delete(WEB).then().statusCode(409).body("data.error", equalTo("conflict"));
        update(Map.of("enabled", false)).then().statusCode(200);

        publishDeletionOf(ticket);
        publishDeletionOf(other);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> asAdministrator().delete(WEB).then().statusCode(200));
    }

    @Test
    void ticketsOfOtherChannelsAndAccountsDoNotCount() {
        var ticket = known(aTicket());
        known("acc-stranger", ticket);
        asAdministrator().get("/api/messages?ticket_id=" + ticket.id()).then().statusCode(200);
        asAdministrator()
                .body(Map.of("name", "Phone"))
                .post("/api/channels")
                .then()
                .statusCode(201);
        asAdministratorOf("acc-stranger").body(Map.of("name", "Web")).post("/api/channels");

        asAdministrator().delete("/api/channels/phone").then().statusCode(200);
        asAdministratorOf("acc-stranger").delete(WEB).then().statusCode(200);
        asAdministrator().delete(WEB).then().statusCode(409);
    }

    @Test
    void eventsOfChangesAndDeletionsHaveNoConfiguration() {
        update(Map.of("name", "Website", "enabled", false)).then().statusCode(200);
        update(Map.of("name", "Website")).then().statusCode(200);
        update(Map.of("configuration", Map.of("password", "new s3cret"))).then().statusCode(200);
        asAdministrator().delete(WEB).then().statusCode(200);

        var events = events(5);

        assertEquals(
                List.of(
                        "dev.hoopoe.channel.created.v1",
                        "dev.hoopoe.channel.updated.v1",
                        "dev.hoopoe.channel.updated.v1",
                        "dev.hoopoe.channel.deleted.v1"),
                events.stream().limit(4).map(event -> event.header("ce_type")).toList());
        assertEquals(
                List.of("0", "1", "2", "3"),
                events.stream()
                        .limit(4)
                        .map(event -> event.header("ce_sequence"))
                        .toList());
        var changes = events.get(1).body().path("changes");
        assertEquals(2, changes.size());
        assertEquals("Web", changes.at("/name/from").asText());
        assertEquals("Website", changes.at("/name/to").asText());
        assertTrue(changes.at("/enabled/from").asBoolean());
        assertTrue(events.get(2).body().path("changes").isEmpty());
        assertEquals("web", events.get(3).body().at("/snapshot/id").asText());
        assertTrue(events.get(4).body().isMissingNode(), "a tombstone");
        assertFalse(events.toString().contains("s3cret"));
    }

    @Test
    void channelOfAFormerIdGoesOnFromItsLastVersion() {
        update(Map.of("name", "Second")).then().statusCode(200);
        asAdministrator().delete(WEB).then().statusCode(200);

        create().then().statusCode(201).body("data.name", equalTo("Web"));
        update(Map.of("name", "Fourth")).then().statusCode(200);
        asAdministrator().delete(WEB).then().statusCode(200);
        create().then().statusCode(201);

        var sequences = events(9).stream()
                .filter(event -> !event.body().isMissingNode())
                .map(event -> event.header("ce_sequence"))
                .toList();
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6"), sequences);
    }

    @Test
    void changeIsPushedBeforeTheAnswer() throws Exception {
        var path = "/internal/channels/web";
        ticketService.answers(account, "PUT", path, 204, "");

        update(Map.of("enabled", false)).then().statusCode(200);

        var requests = ticketService.requestsTo(path);
        var body = new ObjectMapper().readTree(requests.get(requests.size() - 1).body());
        assertEquals(1, body.path("sequence").asInt());
        assertFalse(body.at("/snapshot/enabled").asBoolean(true));
    }

    @Test
    void channelIsChangedThoughTicketServiceIsDown() {
        ticketService.down();

        update(Map.of("name", "Website")).then().statusCode(200);
    }

    @Test
    void concurrentChangesWaitForEachOther() {
        var statuses = Together.statuses(
                16, number -> update(Map.of("name", "Web " + number)).statusCode());

        assertEquals(Map.of(200, 16L), statuses);
        var last = events(17).get(16);
        asAdministrator()
                .get(WEB)
                .then()
                .body("data.name", equalTo(last.body().at("/snapshot/name").asText()));
    }

    @Test
    void oneOfManyConcurrentDeletionsDeletes() {
        var statuses =
                Together.statuses(16, number -> asAdministrator().delete(WEB).statusCode());

        assertEquals(Map.of(200, 1L, 404, 15L), statuses);
    }

    @Test
    void concurrentCreationsAndDeletionsHaveRisingSequences() {
        var statuses = Together.statuses(
                32,
                number -> number % 2 == 0
                        ? create().statusCode()
                        : asAdministrator().delete(WEB).statusCode());

        assertTrue(Map.of(200, 0, 201, 0, 404, 0, 409, 0).keySet().containsAll(statuses.keySet()), "" + statuses);
        var created = statuses.getOrDefault(201, 0L);
        var deleted = statuses.getOrDefault(200, 0L);
        var records = Math.toIntExact(1 + created + 2 * deleted);
        var sequences = events(records).stream()
                .filter(event -> !event.body().isMissingNode())
                .map(event -> Long.valueOf(event.header("ce_sequence")))
                .toList();
        assertEquals(sequences.stream().distinct().sorted().toList(), sequences);
    }
}
