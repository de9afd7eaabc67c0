package dev.hoopoe.directory.attribute;

import static dev.hoopoe.directory.testing.AttributeFixture.attribute;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.EventLog.Entry;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other services learn of attributes, by event and by asking. */
@QuarkusTest
class AttributeEventsTest {

    private static final String TOPIC = "attribute.events.v1";
    private static final String ATTRIBUTES = "/api/admin/attributes";

    private final AccountApi api = AccountApi.open();

    @Test
    void eachChangeIsToldInOrderAndADefinitionAnewGoesOnAboveTheDeletion() {
        var path = ATTRIBUTES + "/client/region";
        api.post(ATTRIBUTES, attribute("client", "region", "string")).statusCode(201);
        api.put(path, Map.of("data_type", "int", "visibility", "hidden")).statusCode(200);
        api.put(path, Map.of("data_type", "int")).statusCode(200);
        api.delete(path).statusCode(200);
        api.post(ATTRIBUTES, attribute("client", "region", "date")).statusCode(201);

        var log = EventLog.await(TOPIC, api.account() + "/client/region", 5);

        assertEquals(
                List.of(
                        "dev.hoopoe.attribute.created.v1",
                        "dev.hoopoe.attribute.updated.v1",
                        "dev.hoopoe.attribute.deleted.v1"),
                log.stream().limit(3).map(Entry::type).toList());
        assertNull(log.get(3).body());
        assertEquals("dev.hoopoe.attribute.created.v1", log.get(4).type());
        assertEquals(api.account(), log.get(0).account());
        assertRising(List.of(log.get(0), log.get(1), log.get(2), log.get(4)));
        var changes = log.get(1).body().path("changes");
        assertEquals(2, changes.size());
        assertEquals("string", changes.at("/data_type/from").asText());
        assertEquals("int", changes.at("/data_type/to").asText());
        assertEquals("hidden", log.get(2).body().at("/snapshot/visibility").asText());
        assertEquals("date", log.get(4).body().at("/snapshot/data_type").asText());
    }

    @Test
    void definitionsAndDeletionsAtOnceAreToldWithRisingSequences() {
        var path = ATTRIBUTES + "/ticket/race";
        var statuses = Together.run(
                32,
                n -> n % 2 == 0
                        ? api.post(ATTRIBUTES, attribute("ticket", "race", "int"))
                                .extract()
                                .statusCode()
                        : api.delete(path).extract().statusCode());
        var created = statuses.stream().filter(status -> status == 201).count();
        var deleted = statuses.stream().filter(status -> status == 200).count();

        var log = EventLog.await(TOPIC, api.account() + "/ticket/race", Math.toIntExact(created + 2 * deleted));

        assertRising(log.stream().filter(entry -> entry.body() != null).toList());
    }

    @Test
    void scopeIsReadAsTheLastEventsShowIt() throws Exception {
        api.post(ATTRIBUTES, attribute("ticket", "floor", "int")).statusCode(201);
        api.post(ATTRIBUTES, attribute("ticket", "building", "string")).statusCode(201);
        api.post(ATTRIBUTES, attribute("client", "region", "string")).statusCode(201);
        api.put(ATTRIBUTES + "/ticket/floor", Map.of("validation", "min:1")).statusCode(200);

        var owned = owned("ticket");

        assertEquals(2, owned.size());
        assertSame(owned.get(0), EventLog.await(TOPIC, api.account() + "/ticket/building", 1));
        assertSame(owned.get(1), EventLog.await(TOPIC, api.account() + "/ticket/floor", 2));
    }

    @Test
    void scopeWithoutAttributesIsEmptyAndAnUnknownOneIsNotFound() throws Exception {
        assertTrue(owned("client").isEmpty());
        api.service().get("/internal/attributes/client").then().body("$", hasSize(0));
        api.service().get("/internal/attributes/user").then().statusCode(404);
    }

    private JsonNode owned(String scope) throws Exception {
        return new ObjectMapper()
                .readTree(api.service()
                        .get("/internal/attributes/" + scope)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    private static void assertSame(JsonNode owned, List<Entry> log) {
        var last = log.get(log.size() - 1);
        assertEquals(last.sequence(), owned.path("sequence").asLong());
        assertEquals(last.body().path("snapshot"), owned.path("snapshot"));
    }

    private static void assertRising(List<Entry> log) {
        for (var i = 1; i < log.size(); i++) {
            assertTrue(log.get(i).sequence() > log.get(i - 1).sequence());
        }
    }
}
