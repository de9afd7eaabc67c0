package dev.hoopoe.directory.homa;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.EventLog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defined attributes in what is stored with clients (contract Homa, section 5.3). */
@QuarkusTest
class ClientAttributesTest {

    private static final String CLIENTS = "/api/clients";
    private static final String ATTRIBUTES = "/api/admin/attributes";

    private final AccountApi api = AccountApi.open();

    @BeforeEach
    void defineAttributes() {
        define("age", "int", "min:0,max:150", "everyone");
        define("score", "float", null, "administrator");
        define("since", "date", null, "everyone");
        define("tier", "string", "in:gold|silver", "everyone");
        define("rating", "string", null, "hidden");
    }

    private void define(String name, String type, String validation, String visibility) {
        var body = new HashMap<String, Object>(
                Map.of("scope", "client", "name", name, "data_type", type, "title", name, "visibility", visibility));
        body.put("validation", validation);
        api.post(ATTRIBUTES, body).statusCode(201);
    }

    private ValidatableResponse create(Map<String, ?> fields) {
        var body = new HashMap<String, Object>(fields);
        body.put("name", "Eve");
        return api.post(CLIENTS, body);
    }

    private String path(ValidatableResponse created) {
        return CLIENTS + "/" + created.statusCode(201).extract().path("data.id");
    }

    @Test
    void parametersAreCastAndLaidOverTheData() {
        create(Map.of(
                        "data", Map.of("free", "text", "tier", "silver"),
                        "parameters", Map.of("age", "42", "score", "1.5", "since", "2025-01-31", "tier", "gold")))
                .statusCode(201)
                .body("data.data.free", equalTo("text"))
                .body("data.data.age", equalTo(42))
                .body("data.data.score", equalTo(1.5f))
                .body("data.data.since", equalTo("2025-01-31T00:00:00Z"))
                .body("data.data.tier", equalTo("gold"));
    }

    @Test
    void definedNamesInTheDataAreCastAndOthersPass() {
        var path = path(create(Map.of("data", Map.of("age", "7", "anything", Map.of("x", 1)))));

        api.get(path).body("data.data", equalTo(Map.of("age", 7, "anything", Map.of("x", 1))));
    }

    @ParameterizedTest
    @CsvSource({
        "age, old, must be an integer",
        "age, 151, must be at most 150",
        "age, -1, must be at least 0",
        "tier, bronze, 'must be one of gold, silver'",
        "since, yesterday, must be a date such as 2025-01-31 or 2025-01-31T12:00:00Z",
    })
    void valueThatDoesNotFitIsRefusedByName(String name, String value, String message) {
        var path = path(create(Map.of()));

        for (var field : new String[] {"parameters", "data", "custom_fields"}) {
            create(Map.of(field, Map.of(name, value)))
                    .statusCode(400)
                    .body("data.error", equalTo("invalid_input"))
                    .body("data.details.keySet()[0]", equalTo(name));
            api.put(path, Map.of(field, Map.of(name, value)))
                    .statusCode(400)
                    .body("data.message", equalTo(name + ": " + message));
        }
        api.get(path).body("data.data", anEmptyMap());
    }

    @Test
    void parameterOfTheOtherScopeIsNotDefined() {
        api.post(ATTRIBUTES, Map.of("scope", "ticket", "name", "floor", "data_type", "int", "title", "Floor"))
                .statusCode(201);

        create(Map.of("parameters", Map.of("floor", 1)))
                .statusCode(400)
                .body("data.message", equalTo("parameters.floor: is not defined"));
    }

    @Test
    void parametersAloneMergeAndDataReplaces() {
        var path = path(create(Map.of("data", Map.of("free", 1, "age", 7))));

        api.put(path, Map.of("parameters", Map.of("tier", "gold")))
                .statusCode(200)
                .body("data.data", equalTo(Map.of("free", 1, "age", 7, "tier", "gold")));
        api.put(path, Map.of("data", Map.of("other", 2), "parameters", Map.of("age", 8)))
                .statusCode(200)
                .body("data.data", equalTo(Map.of("other", 2, "age", 8)));
    }

    @Test
    void requiredAttributeIsMissedWhenDataIsWrittenOnly() {
        var path = path(create(Map.of()));
        define("contract", "string", "required", "everyone");

        create(Map.of()).statusCode(400).body("data.message", equalTo("contract: is required"));
        api.put(path, Map.of("data", Map.of())).statusCode(400);
        api.put(path, Map.of("name", "Eva")).statusCode(200);
        api.put(path, Map.of("parameters", Map.of("contract", "c-1"))).statusCode(200);
    }

    @Test
    void withheldAttributesAreShownToNobodyOrAdministratorsAlone() {
        var created = create(Map.of("data", Map.of("age", 7, "score", 1.5, "rating", "bad", "free", 1)));

        var toAdministrator = Map.<String, Object>of("age", 7, "score", 1.5f, "free", 1);
        var toAgent = Map.<String, Object>of("age", 7, "free", 1);
        var path = path(created);
        created.body("data.data", equalTo(toAdministrator));
        api.get(path).body("data.data", equalTo(toAdministrator));
        api.get(CLIENTS).body("data.data[0].data", equalTo(toAdministrator));
        api.agent().get(path).then().body("data.data", equalTo(toAgent));
        api.agent().get(CLIENTS).then().body("data.data[0].data", equalTo(toAgent));
        api.agent().body(Map.of("name", "Eva")).put(path).then().statusCode(200).body("data.data", equalTo(toAgent));
        api.agent()
                .body(Map.of("name", "Eli", "parameters", Map.of("score", 2)))
                .post(CLIENTS)
                .then()
                .statusCode(201)
                .body("data.data", anEmptyMap());
    }

    @Test
    void eventsAndInternalSnapshotsCarryEverything() {
        String id = create(Map.of("data", Map.of("score", 1.5, "rating", "bad")))
                .extract()
                .path("data.id");

        var event = EventLog.await("client.events.v1", id, 1).get(0);

        assertEquals("bad", event.body().at("/snapshot/data/rating").asText());
        api.service()
                .get("/internal/clients/" + id)
                .then()
                .body("snapshot.data", equalTo(Map.of("score", 1.5f, "rating", "bad")));
    }

    @Test
    void changedDefinitionHoldsFromTheNextWriteOn() {
        var path = path(create(Map.of("data", Map.of("free", "text"))));
        define("free", "int", null, "hidden");

        api.get(path).body("data.data", anEmptyMap());
        api.put(path, Map.of("data", Map.of("free", "text"))).statusCode(400);
        api.put(ATTRIBUTES + "/client/free", Map.of("data_type", "string", "visibility", "everyone"))
                .statusCode(200);
        api.get(path).body("data.data.free", equalTo("text"));
        api.put(path, Map.of("data", Map.of("free", 5))).statusCode(200).body("data.data.free", equalTo("5"));
        api.delete(ATTRIBUTES + "/client/free").statusCode(200);
        api.put(path, Map.of("data", Map.of("free", 5))).statusCode(200).body("data.data.free", equalTo(5));
    }

    @Test
    void valueThatIsTheSameAfterItsCastIsNoChange() {
        var created = create(Map.of("data", Map.of("age", 7, "score", 3)));
        var path = path(created);
        String updatedAt = created.extract().path("data.updated_at");

        api.put(path, Map.of("data", Map.of("age", "7", "score", "3.0"))).body("data.updated_at", equalTo(updatedAt));
        api.put(path, Map.of("data", Map.of("age", 8, "score", 3))).body("data.updated_at", not(equalTo(updatedAt)));
    }

    @Test
    void namesAloneAreToldAsChangedWhenTheDataIsTheSame() {
        String id = create(Map.of("data", Map.of("age", 7))).extract().path("data.id");
        api.put(CLIENTS + "/" + id, Map.of("name", "Eva", "data", Map.of("age", "7")))
                .statusCode(200);

        var changes = EventLog.await("client.events.v1", id, 2).get(1).body().path("changes");

        assertEquals(1, changes.size());
        assertEquals("Eva", changes.at("/name/to").asText());
    }

    @Test
    void attributesOfAnotherAccountDoNotApply() {
        AccountApi.open()
                .post(CLIENTS, Map.of("name", "Eve", "data", Map.of("age", "old", "rating", "bad")))
                .statusCode(201)
                .body("data.data.age", equalTo("old"))
                .body("data.data.rating", equalTo("bad"));
    }
}
