package dev.hoopoe.messaging.channel;

import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.Neighbour;
import dev.hoopoe.messaging.testing.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChannelResourceTest extends MessagingTest {

    private Response create(Map<String, ?> body) {
        return asAdministrator().body(body).post("/api/channels");
    }

    @Test
    void nameGivesTheIdAndTheRestHasDefaults() {
        var answer = create(Map.of("name", "WhatsApp Business"));

        answer.then()
                .statusCode(201)
                .body("success", equalTo(true))
                .body("data.id", equalTo("whatsapp_business"))
                .body("data.name", equalTo("WhatsApp Business"))
                .body("data.logo", nullValue())
                .body("data.enabled", equalTo(true))
                .body("data.configuration", anEmptyMap())
                .body("data.created_at", equalTo(answer.path("data.updated_at")))
                .body("data.keySet().size()", equalTo(7));
    }

    @Test
    void everythingGivenIsKept() {
        create(Map.of(
                        "id", " My Phone ",
                        "name", "Phone",
                        "logo", "https://example.com/phone.png",
                        "enabled", false,
                        "configuration", Map.of("number", "+34 600", "rate", 1.25)))
                .then()
                .statusCode(201);

        asAdministrator()
                .get("/api/channels/my_phone")
                .then()
                .statusCode(200)
                .body("data.id", equalTo("my_phone"))
                .body("data.logo", equalTo("https://example.com/phone.png"))
                .body("data.enabled", equalTo(false))
                .body("data.configuration.number", equalTo("+34 600"))
                .body("data.configuration.rate", equalTo(1.25f));
    }

    @Test
    void explicitNullsCountAsAbsent() {
        asAdministrator()
                .body("{\"id\":null,\"name\":\"Fax\",\"logo\":null,\"enabled\":null,\"configuration\":null}")
                .post("/api/channels")
                .then()
                .statusCode(201)
                .body("data.id", equalTo("fax"))
                .body("data.enabled", equalTo(true))
                .body("data.configuration", anEmptyMap());
    }

    @Test
    void idOutsideOfAsciiIsFoundByItsPath() {
        create(Map.of("name", "Café ☕")).then().statusCode(201).body("data.id", equalTo("café_☕"));

        asAdministrator().get("/api/channels/{id}", "café_☕").then().statusCode(200);
    }

    @Test
    void secondChannelOfTheSameIdIsAConflict() {
        create(Map.of("name", "Chat")).then().statusCode(201);

        create(Map.of("id", "CHAT", "name", "Other")).then().statusCode(409).body("data.error", equalTo("conflict"));
    }

    @Test
    void creationWithAKeyIsPushedOnceAndAfterTheCommit() {
        var seen = new CopyOnWriteArrayList<Integer>();
        ticketService.answers(account, "PUT", "/internal/channels/chat", request -> {
            seen.add(asAdministrator().get("/api/channels/chat").statusCode());
            return new Neighbour.Answer(204, "");
        });

        keyed(Map.of("name", "Chat")).then().statusCode(201);
        keyed(Map.of("name", "Chat")).then().statusCode(201).header("Idempotency-Replayed", "true");

        assertEquals(List.of(200), seen);
    }

    private Response keyed(Map<String, ?> body) {
        return asAdministrator().header("Idempotency-Key", account).body(body).post("/api/channels");
    }

    @Test
    void oneOfManyConcurrentCreationsWins() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        var calls = IntStream.range(0, 64)
                .mapToObj(number ->
                        threads.submit(() -> create(Map.of("name", "Race", "logo", "https://example.com/" + number))
                                .statusCode()))
                .toList();
        var statuses = new int[600];
        for (var call : calls) {
            statuses[call.get()]++;
        }
        threads.shutdown();

        assertEquals(1, statuses[201]);
        assertEquals(63, statuses[409]);
        assertEquals(1, eventsOf("race").size());
    }

    @Test
    void idAndNameHaveLimits() {
        create(Map.of("id", "x".repeat(50), "name", "n".repeat(255))).then().statusCode(201);
        create(Map.of("name", "m".repeat(255))).then().statusCode(201).body("data.id", equalTo("m".repeat(50)));

        create(Map.of("id", "x".repeat(51), "name", "x"))
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.details.id", equalTo("must have at most 50 characters"));
        create(Map.of("name", "n".repeat(256))).then().statusCode(400);
        create(Map.of("id", " ", "name", "x")).then().statusCode(400);
        create(Map.of("id", "..", "name", "x")).then().statusCode(400);
        create(Map.of("name", ".")).then().statusCode(400);
        create(Map.of("name", "x", "logo", "data:image/png;base64,AAAA")).then().statusCode(400);
    }

    @Test
    void wrongTypesAreInvalid() {
        for (var body : List.of(
                "{\"id\":1,\"name\":\"x\"}",
                "{\"id\":\"a\\u0000b\",\"name\":\"x\"}",
                "{\"name\":\"x\",\"enabled\":\"true\"}",
                "{\"name\":\"x\",\"enabled\":1}",
                "{\"name\":\"x\",\"logo\":{}}",
                "{\"name\":\"x\",\"configuration\":[]}",
                "{\"name\":\"x\",\"configuration\":\"{}\"}",
                "{\"name\":\"x\",\"configuration\":{\"a\":\"\\u0000\"}}",
                "{\"name\":\"x\",\"configuration\":{\"\\ud800\":1}}",
                "{\"name\":\"x\",\"configuration\":{\"a\":1e999999}}")) {
            asAdministrator()
                    .body(body)
                    .post("/api/channels")
                    .then()
                    .statusCode(400)
                    .body("data.error", equalTo("invalid_input"));
        }
    }

    @Test
    void absentNameIsMissing() {
        create(Map.of("id", "x")).then().statusCode(400).body("data.error", equalTo("missing_required"));
    }

    @Test
    void administratorsAloneSeeTheConfiguration() {
        create(Map.of("name", "Mail", "configuration", Map.of("password", "s3cret")))
                .then()
                .statusCode(201);
        var agent = known(anAgentOf());

        as(agent)
                .get("/api/channels/mail")
                .then()
                .statusCode(200)
                .body("data.name", equalTo("Mail"))
                .body("data.configuration", anEmptyMap());
        as(agent).get("/api/channels").then().body("data.data[0].configuration", anEmptyMap());
        asAdministrator().get("/api/channels").then().body("data.data[0].configuration.password", equalTo("s3cret"));
    }

    @Test
    void administratorsAloneCreate() {
        var body = Map.of("name", "x");

        as(anAgentOf())
                .body(body)
                .post("/api/channels")
                .then()
                .statusCode(403)
                .body("data.error", equalTo("forbidden"));
        asClient().body(body).post("/api/channels").then().statusCode(403);
        anonymous().body(body).post("/api/channels").then().statusCode(401);
    }

    @Test
    void staffAloneReads() {
        asClient().get("/api/channels").then().statusCode(403);
        asClient().get("/api/channels/web").then().statusCode(403);
        anonymous().get("/api/channels").then().statusCode(401);
        anonymous().get("/api/channels/web").then().statusCode(401);
    }

    @Test
    void listGoesByIdPageByPage() {
        for (var name : List.of("b", "A", "c_1", "c")) {
            create(Map.of("name", name)).then().statusCode(201);
        }

        asAdministrator()
                .get("/api/channels?limit=3")
                .then()
                .statusCode(200)
                .body("data.total", equalTo(4))
                .body("data.data.id", contains("a", "b", "c"));
        asAdministrator().get("/api/channels?limit=3&page=2").then().body("data.data.id", contains("c_1"));
        asAdministrator()
                .get("/api/channels?limit=100&page=2147483647")
                .then()
                .statusCode(200)
                .body("data.data.size()", equalTo(0));
    }

    @Test
    void unknownChannelIsNotFound() {
        for (var id : List.of("nowhere", "x".repeat(300), "%F0%9F%98%80", "WEB")) {
            asAdministrator()
                    .urlEncodingEnabled(false)
                    .get("/api/channels/" + id)
                    .then()
                    .statusCode(404)
                    .body("data.error", equalTo("not_found"));
        }
        asAdministrator()
                .urlEncodingEnabled(false)
                .get("/api/channels/a%00b")
                .then()
                .statusCode(400);
    }

    @Test
    void eventOfACreationHasNoConfiguration() {
        create(Map.of("name", "Secretive", "configuration", Map.of("password", "s3cret")))
                .then()
                .statusCode(201);

        var event = await().atMost(Duration.ofSeconds(20))
                .until(() -> eventsOf("secretive"), events -> events.size() == 1)
                .get(0);
        assertEquals("dev.hoopoe.channel.created.v1", event.header("ce_type"));
        assertEquals(account, event.header("ce_accountid"));
        assertEquals("0", event.header("ce_sequence"));
        assertEquals("secretive", event.body().at("/snapshot/id").asText());
        assertEquals("Secretive", event.body().at("/snapshot/name").asText());
        assertEquals(true, event.body().at("/snapshot/enabled").asBoolean());
        assertFalse(event.body().toString().contains("s3cret"));
    }

    @Test
    void channelIsPushedBeforeTheAnswer() throws Exception {
        var path = "/internal/channels/a%3Bb%3F_50%2541%23";
        ticketService.answers(account, "PUT", path, 204, "");

        create(Map.of("name", "A;b? 50%41#")).then().statusCode(201);

        var requests = ticketService.requestsTo(path);
        assertEquals(1, requests.size());
        assertEquals(account, requests.get(0).account());
        var body = new ObjectMapper().readTree(requests.get(0).body());
        assertEquals(0, body.path("sequence").asInt());
        assertEquals("a;b?_50%41#", body.at("/snapshot/id").asText());
        assertEquals(true, body.at("/snapshot/enabled").asBoolean());
    }

    @Test
    void channelIsCreatedThoughTicketServiceIsDownOrSlow() {
        ticketService.slow();
        create(Map.of("name", "Slow")).then().statusCode(201);
        ticketService.down();
        create(Map.of("name", "Down")).then().statusCode(201);

        asAdministrator().get("/api/channels").then().body("data.data.id", contains("down", "slow"));
    }

    private List<Topics.Seen> eventsOf(String slug) {
        return Topics.on("channel.events.v1", account + "/" + slug);
    }
}
