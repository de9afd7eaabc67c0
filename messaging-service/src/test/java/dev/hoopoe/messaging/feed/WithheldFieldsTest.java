package dev.hoopoe.messaging.feed;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOfAllDepartments;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.UserFixture;
import dev.hoopoe.messaging.webhook.WebhookTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Custom fields of events, which each reader is shown as far as the definitions allow now. */
@QuarkusTest
class WithheldFieldsTest extends WebhookTest {

    private static final Map<String, String> VISIBILITIES =
            Map.of("floor", "everyone", "margin", "administrator", "score", "hidden");
    private static final String TO_AGENTS = "[floor, free]";
    private static final String TO_ADMINISTRATORS = "[floor, free, margin]";

    private final String subject = Integer.toString(UUID.randomUUID().hashCode() >>> 1);
    private final UserFixture agent = anAgentOfAllDepartments();

    @Inject
    ObjectMapper mapper;

    @ParameterizedTest
    @CsvSource({"ticket, custom_fields", "client, data"})
    void readerIsShownTheFieldsThatAreForItWhicheverWayItReads(String scope, String field) {
        directoryDefines(scope);
        known(agent);
        TopicWriter.publish(created(scope, field), updated(scope, field), deleted(scope, field));

        assertShown(TO_AGENTS, field, fed(as(agent), token(agent), scope, 3));
        assertShown(TO_ADMINISTRATORS, field, fed(asAdministrator(), token(administrator), scope, 3));
    }

    @ParameterizedTest
    @CsvSource({"ticket, custom_fields", "client, data"})
    void webhookIsSentWhatAnAdministratorIsShown(String scope, String field) throws SQLException {
        directoryDefines(scope);
        var webhook = idOf(created(Map.of("event_types", List.of(scope))));
        TopicWriter.publish(created(scope, field), updated(scope, field), deleted(scope, field));

        eventually(() -> receiver.received().size() == 3);
        var sent = receiver.received().stream().map(one -> one.event()).toList();
        assertShown(TO_ADMINISTRATORS, field, sent);
        var excerpts = deliveries(webhook, "").stream()
                .map(delivery -> parsed(delivery.get("request_excerpt").textValue()))
                .toList();
        assertShown(TO_ADMINISTRATORS, field, excerpts);
        sql("DELETE FROM field_visibility_account WHERE account_id = ?", account);
        deliveries(webhook, "")
                .forEach(delivery -> assertTrue(delivery.get("request_excerpt").isNull()));
    }

    @Test
    void webhookCannotChooseByAFieldThatItIsNotSent() {
        directoryDefines("ticket");
        created(Map.of("filters", Map.of("snapshot.custom_fields.score", List.of(1))));
        var byMargin = idOf(created(Map.of("filters", Map.of("snapshot.custom_fields.margin", List.of(1)))));

        TopicWriter.publish(created("ticket", "custom_fields"));

        eventually(() -> !receiver.received().isEmpty());
        assertEquals(1, deliveries(byMargin, "").size());
        assertEquals(1, receiver.received().size());
    }

    @Test
    void changeOfAWithheldFieldAloneIsNotShown() {
        directoryDefines("ticket");
        TopicWriter.publish(event(
                "ticket.updated", 1, "custom_fields", fields(2), Map.of("from", fields(2), "to", withScore(2, 3))));

        var data =
                fed(asAdministrator(), token(administrator), "ticket", 1).get(0).get("data");

        assertEquals("[title]", namesIn(data.get("changes")));
    }

    @Test
    void definitionHoldsForEventsBeforeItAndOutlivesItsDeletion() {
        TopicWriter.publish(created("ticket", "custom_fields"));
        assertEquals("[floor, free, margin, score]", shownToAdministrator());

        define("created", 1, "hidden");
        awaitShownToAdministrator("[floor, free, margin]");

        define("deleted", 2, "hidden");
        eventually(() ->
                count("SELECT count(*) FROM field_visibility WHERE account_id = ? AND version = 2", account) == 1);
        assertEquals("[floor, free, margin]", shownToAdministrator());

        define("created", 3, "everyone");
        awaitShownToAdministrator("[floor, free, margin, score]");
    }

    @Test
    void nothingIsShownOrSentUntilTheDefinitionsAreKnown() {
        directoryDefines("ticket");
        directoryService.down();
        created(Map.of("event_types", List.of("ticket")));
        TopicWriter.publish(created("ticket", "custom_fields"));
        eventually(() -> count("SELECT count(*) FROM feed_event WHERE account_id = ?", account) == 1);

        asAdministrator().get("/api/events").then().statusCode(503);
        assertTrue(receiver.received().isEmpty());

        directoryService.up();
        eventually(() -> receiver.received().size() == 1);
        assertShown(
                TO_ADMINISTRATORS,
                "custom_fields",
                List.of(receiver.received().get(0).event()));
        assertEquals(TO_ADMINISTRATORS, shownToAdministrator());
    }

    @Test
    void textThatCannotBeAFieldsNameLeavesTheFeedRunning() {
        TopicWriter.publish(
                new Event(
                        UUID.randomUUID(),
                        "attribute.created",
                        account + "/ticket/x",
                        account,
                        1,
                        "{\"snapshot\":"
                                + "{\"scope\":\"ticket\",\"name\":\"a\\u0000\",\"visibility\":\"hidden\"},\"changes\":{}}"),
                created("ticket", "custom_fields"));

        assertEquals("[floor, free, margin, score]", shownToAdministrator());
    }

    private void directoryDefines(String scope) {
        var definitions = VISIBILITIES.entrySet().stream()
                .map(field -> Map.of(
                        "sequence",
                        1,
                        "snapshot",
                        Map.of("scope", scope, "name", field.getKey(), "visibility", field.getValue())))
                .toList();
        directoryService.answers(
                account,
                "GET",
                "/internal/attributes/" + scope,
                200,
                mapper.valueToTree(definitions).toString());
    }

    private void define(String what, long sequence, String visibility) {
        TopicWriter.publish(Event.of(
                "attribute." + what,
                account + "/ticket/score",
                account,
                sequence,
                Map.of("scope", "ticket", "name", "score", "visibility", visibility)));
    }

    private static Map<String, Integer> fields(int value) {
        return Map.of("floor", value, "margin", value, "score", value, "free", value);
    }

    private static Map<String, Integer> withScore(int value, int score) {
        return Map.of("floor", value, "margin", value, "score", score, "free", value);
    }

    private Event created(String scope, String field) {
        return event(scope + ".created", 0, field, fields(1), null);
    }

    private Event updated(String scope, String field) {
        return event(scope + ".updated", 1, field, fields(2), Map.of("from", fields(1), "to", fields(2)));
    }

    private Event deleted(String scope, String field) {
        return event(scope + ".deleted", 2, field, fields(2), null);
    }

    private Event event(String type, long sequence, String field, Object values, Object change) {
        var changes = change == null ? Map.of() : Map.of("title", Map.of("from", "A", "to", "B"), field, change);
        var snapshot = aTicket().withId(Long.parseLong(subject)).snapshot().set(field, mapper.valueToTree(values));
        var body = Map.of("snapshot", snapshot, "changes", changes, "actor", Map.of("type", "system"));
        return new Event(UUID.randomUUID(), type, subject, account, sequence, body);
    }

    /** Events by page, by long poll and by stream, which must all show the same. */
    private List<JsonNode> fed(RequestSpecification reader, String token, String type, int count) {
        var query = "?types=" + type;
        var page = await().atMost(SOON).until(() -> events(reader, query), events -> events.size() == count);
        var waited = events(reader, query + "&wait=1");
        try (var stream = EventStream.open(token, query, null)) {
            await().atMost(SOON).until(() -> stream.events().size() == count);
            assertEquals(
                    page,
                    stream.events().stream().map(EventStream.Received::data).toList());
        }
        assertEquals(page, waited);
        return page;
    }

    private List<JsonNode> events(RequestSpecification reader, String query) {
        var page = reader.get("/api/events" + query)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .at("/data/events");
        return Stream.of(mapper.convertValue(page, JsonNode[].class)).toList();
    }

    private String shownToAdministrator() {
        return customFieldsIn(fed(asAdministrator(), token(administrator), "ticket", 1));
    }

    /** Pages alone at first: a definition that arrives between a page and a stream makes them differ. */
    private void awaitShownToAdministrator(String names) {
        await().atMost(SOON)
                .until(() -> customFieldsIn(events(asAdministrator(), "?types=ticket"))
                        .equals(names));
        assertEquals(names, shownToAdministrator());
    }

    private static String customFieldsIn(List<JsonNode> events) {
        return namesIn(events.get(0).at("/data/snapshot/custom_fields"));
    }

    private static void assertShown(String names, String field, List<JsonNode> events) {
        assertFalse(events.isEmpty());
        for (var event : events) {
            assertEquals(names, namesIn(event.at("/data/snapshot/" + field)));
            var change = event.at("/data/changes/" + field);
            if (event.path("type").textValue().contains(".updated.")) {
                assertEquals(names, namesIn(change.path("from")));
                assertEquals(names, namesIn(change.path("to")));
            }
        }
    }

    private static String namesIn(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names.toString();
    }

    private JsonNode parsed(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private String token(UserFixture user) {
        return TestTokens.person(account, user.id(), user.type());
    }
}
