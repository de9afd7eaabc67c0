package dev.hoopoe.directory.homa;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AttributeFixture;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows H-57 to H-60. */
@QuarkusTest
class AttributeResourceTest {

    private static final String ATTRIBUTES = "/api/admin/attributes";

    private final AccountApi api = AccountApi.open();

    private void define(String scope, String name, String type) {
        api.post(ATTRIBUTES, AttributeFixture.attribute(scope, name, type)).statusCode(201);
    }

    @Test
    void definedAttributeHasTheContractsShape() {
        var response = api.post(
                ATTRIBUTES,
                Map.of(
                        "scope", "client",
                        "name", "loyalty_tier",
                        "data_type", "string",
                        "validation", "required,in:gold|silver",
                        "title", "Treue ⭐",
                        "description", "How long they stay",
                        "visibility", "administrator"));

        response.statusCode(201)
                .body("success", is(true))
                .body("data.scope", equalTo("client"))
                .body("data.name", equalTo("loyalty_tier"))
                .body("data.data_type", equalTo("string"))
                .body("data.validation", equalTo("required,in:gold|silver"))
                .body("data.title", equalTo("Treue ⭐"))
                .body("data.description", equalTo("How long they stay"))
                .body("data.visibility", equalTo("administrator"))
                .body("data.created_at", notNullValue());
        Map<String, Object> data = response.extract().path("data");
        assertEquals(
                Set.of(
                        "scope",
                        "name",
                        "data_type",
                        "validation",
                        "title",
                        "description",
                        "visibility",
                        "created_at",
                        "updated_at"),
                data.keySet());
        api.get(ATTRIBUTES).statusCode(200).body("data.data[0]", equalTo(data));
    }

    @Test
    void whatIsLeftOutHasADefault() {
        api.post(ATTRIBUTES, AttributeFixture.attribute("ticket", "floor", "int"))
                .statusCode(201)
                .body("data.validation", nullValue())
                .body("data.description", nullValue())
                .body("data.visibility", equalTo("everyone"));
    }

    @Test
    void nameIsUniqueWithinItsScope() {
        define("client", "region", "string");

        api.post(ATTRIBUTES, AttributeFixture.attribute("client", "region", "int"))
                .statusCode(409)
                .body("data.error", equalTo("conflict"));
        define("ticket", "region", "string");
        AccountApi.open()
                .post(ATTRIBUTES, AttributeFixture.attribute("client", "region", "int"))
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "scope; \"user\"",
                "scope; \"Client\"",
                "scope; 1",
                "name; \"\"",
                "name; \"Region\"",
                "name; \"re gion\"",
                "name; \"region2\"",
                "name; \"region\\n\"",
                "name; \"ré\"",
                "name; \"\\u0000\"",
                "data_type; \"text\"",
                "data_type; \"INT\"",
                "data_type; true",
                "visibility; \"nobody\"",
                "visibility; \"\"",
                "title; \"  \"",
                "title; \"\\ud800\"",
                "title; {}",
                "description; 1",
                "validation; \"even\"",
                "validation; \"min:\"",
                "validation; \"min:many\"",
                "validation; \"regex:[a-z]\"",
                "validation; []",
            })
    void wrongFieldIsRefused(String field, String value) {
        api.post(ATTRIBUTES, AttributeFixture.json(field, value))
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
        api.get(ATTRIBUTES).body("data.total", is(0));
    }

    @Test
    void longFieldIsRefused() {
        for (var field : Map.of("name", 101, "title", 256, "description", 5001, "validation", 1001)
                .entrySet()) {
            var text = "\"" + "x".repeat(field.getValue()) + "\"";
            api.post(ATTRIBUTES, AttributeFixture.json(field.getKey(), text)).statusCode(400);
        }
        api.post(ATTRIBUTES, AttributeFixture.json("name", "\"" + "x".repeat(100) + "\""))
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope", "name", "data_type", "title"})
    void absentFieldIsMissed(String field) {
        api.post(ATTRIBUTES, AttributeFixture.json(field, "null"))
                .statusCode(400)
                .body("data.error", equalTo("missing_required"))
                .body("data.details." + field, notNullValue());
    }

    @Test
    void updateChangesWhatIsNamed() {
        define("client", "age", "string");
        var path = ATTRIBUTES + "/client/age";
        String updatedAt = api.get(ATTRIBUTES).extract().path("data.data[0].updated_at");

        api.put(path, Map.of("data_type", "int", "validation", "min:0,max:150", "title", "Age"))
                .statusCode(200)
                .body("data.data_type", equalTo("int"))
                .body("data.validation", equalTo("min:0,max:150"))
                .body("data.title", equalTo("Age"))
                .body("data.visibility", equalTo("everyone"))
                .body("data.updated_at", not(equalTo(updatedAt)));
        api.put(path, "{\"validation\":null,\"visibility\":\"hidden\"}")
                .statusCode(200)
                .body("data.validation", nullValue())
                .body("data.title", equalTo("Age"));
        api.get(ATTRIBUTES)
                .body("data.data[0].visibility", equalTo("hidden"))
                .body("data.data[0].data_type", equalTo("int"));
    }

    @Test
    void scopeAndNameStayWhatTheyAre() {
        define("client", "age", "int");

        api.put(ATTRIBUTES + "/client/age", Map.of("scope", "ticket", "name", "years"))
                .statusCode(200)
                .body("data.scope", equalTo("client"))
                .body("data.name", equalTo("age"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data_type\":null}",
                "{\"data_type\":\"text\"}",
                "{\"data_type\":1}",
                "{\"title\":null}",
                "{\"title\":\"\"}",
                "{\"visibility\":null}",
                "{\"visibility\":\"all\"}",
                "{\"validation\":\"min:x\"}",
                "{\"data_type\":\"date\"}",
                "{\"description\":[]}",
                "[]",
                "null",
                "",
                "{"
            })
    void wrongUpdateIsRefusedAndChangesNothing(String body) {
        api.post(ATTRIBUTES, AttributeFixture.json("validation", "\"min:1\"")).statusCode(201);

        api.put(ATTRIBUTES + "/client/region", body).statusCode(400);
        api.get(ATTRIBUTES)
                .body("data.data[0].data_type", equalTo("int"))
                .body("data.data[0].validation", equalTo("min:1"));
    }

    @Test
    void deletedAttributeIsGoneAndCanBeDefinedAnew() {
        define("client", "region", "string");
        define("ticket", "region", "string");
        var path = ATTRIBUTES + "/client/region";

        api.delete(path).statusCode(200).body("data", equalTo("deleted"));

        api.delete(path).statusCode(404).body("data.error", equalTo("not_found"));
        api.put(path, Map.of("title", "x")).statusCode(404);
        api.get(ATTRIBUTES).body("data.data.scope", contains("ticket"));
        define("client", "region", "int");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client/nothing", "user/region", "client/Region", "CLIENT/region", "client/%F0%9F%98%80"})
    void unknownAttributeIsNotFound(String key) {
        define("client", "region", "string");
        var path = ATTRIBUTES + "/" + key;
        var raw = api.administrator().urlEncodingEnabled(false);

        raw.body(Map.of("title", "x")).put(path).then().statusCode(404);
        api.administrator().urlEncodingEnabled(false).delete(path).then().statusCode(404);
    }

    @Test
    void listIsPagedNewestFirstAndFiltered() {
        define("client", "one", "int");
        define("client", "two", "date");
        api.post(
                        ATTRIBUTES,
                        Map.of(
                                "scope", "ticket",
                                "name", "three",
                                "data_type", "int",
                                "title", "Größe 50%",
                                "visibility", "hidden"))
                .statusCode(201);

        api.get(ATTRIBUTES + "?limit=2")
                .body("data.total", is(3))
                .body("data.limit", is(2))
                .body("data.data.name", contains("three", "two"));
        api.get(ATTRIBUTES + "?limit=2&page=2").body("data.data.name", contains("one"));
        api.get(ATTRIBUTES + "?scope=client").body("data.data.name", contains("two", "one"));
        api.get(ATTRIBUTES + "?data_type=int").body("data.data.name", contains("three", "one"));
        api.get(ATTRIBUTES + "?visibility=hidden").body("data.data.name", contains("three"));
        api.get(ATTRIBUTES + "?scope=client&data_type=int&visibility=everyone").body("data.data.name", contains("one"));
        api.get(ATTRIBUTES + "?scope=&search=O").body("data.data.name", contains("three", "two", "one"));
        api.administrator()
                .queryParam("search", "größe 50%")
                .get(ATTRIBUTES)
                .then()
                .body("data.data.name", contains("three"));
        for (var filter : List.of("scope=user", "data_type=text", "visibility=x", "scope=%F0%9F%98%80")) {
            api.administrator()
                    .urlEncodingEnabled(false)
                    .get(ATTRIBUTES + "?" + filter)
                    .then()
                    .statusCode(400);
        }
        AccountApi.open().get(ATTRIBUTES).body("data.total", is(0));
    }

    @Test
    void attributesOfAnotherAccountDoNotExist() {
        define("client", "region", "string");
        var there = AccountApi.open();

        there.put(ATTRIBUTES + "/client/region", Map.of("title", "x")).statusCode(404);
        there.delete(ATTRIBUTES + "/client/region").statusCode(404);
        api.get(ATTRIBUTES).body("data.data[0].title", equalTo("Region"));
    }

    @Test
    void oneOfManyDefinedAtOnceIs() {
        var statuses = Together.run(
                32,
                n -> api.post(ATTRIBUTES, AttributeFixture.attribute("client", "race", "int"))
                        .extract()
                        .statusCode());

        var expected = new ArrayList<>(Collections.nCopies(32, 409));
        expected.set(0, 201);
        assertEquals(expected, statuses);
    }

    @Test
    void changesAndDeletionsAtOnceAreDoneOrNotFound() {
        define("client", "race", "int");
        var path = ATTRIBUTES + "/client/race";

        var statuses = Together.run(
                16,
                n -> n % 4 == 3
                        ? api.delete(path).extract().statusCode()
                        : api.put(path, Map.of("title", "Title " + n)).extract().statusCode());

        assertEquals(
                List.of(), statuses.stream().filter(s -> s != 200 && s != 404).toList());
    }
}
