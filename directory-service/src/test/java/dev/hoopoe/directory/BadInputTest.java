package dev.hoopoe.directory;

import static dev.hoopoe.directory.testing.UserFixture.address;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.without;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no well-meaning caller sends: 400 in the envelope, and nothing is kept. */
@QuarkusTest
class BadInputTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Values that are wrong for any text. */
    private static final List<String> NO_TEXTS =
            List.of("1", "1.5", "true", "[]", "{}", "\"\\u0000\"", "\"a\\ud800b\"", "\"\\udc00\"");

    private static final Map<String, List<String>> WRONG_BY_FIELD = wrongByField();

    private final AccountApi api = AccountApi.open();
    private final String email = address("present");
    private String user;
    private String department;
    private String client;

    @BeforeEach
    void createSomethingToChange() {
        user = "/api/users/" + api.createUserId(agent(email));
        department = "/api/departments/" + api.createDepartment("Present");
        client = "/api/clients/" + api.createClient("Present");
    }

    static Stream<String> userFields() {
        return WRONG_BY_FIELD.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("userFields")
    void wrongFieldOfAUserIsRefused(String field) throws Exception {
        for (var value : WRONG_BY_FIELD.get(field)) {
            var others = MAPPER.writeValueAsString(without(agent(), field));

            refuses(Method.POST, "/api/users", "{\"" + field + "\":" + value + "," + others.substring(1));
            refuses(Method.PUT, user, "{\"" + field + "\":" + value + "}");
        }
        api.get("/api/users").body("data.total", is(2));
        api.get(user).body("data.email", equalTo(email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "last_name", "email", "type"})
    void requiredFieldOfAUserIsMissed(String field) {
        var body = agent();
        body.remove(field);

        api.post("/api/users", body)
                .statusCode(400)
                .body("data.error", equalTo("missing_required"))
                .body("data.details." + field, notNullValue());
        api.put(user, "{\"" + field + "\":null}").statusCode(400);
    }

    @Test
    void wrongNameIsRefusedEverywhere() {
        for (var value : wrongNames()) {
            for (var path : List.of("/api/departments", "/api/clients")) {
                refuses(Method.POST, path, "{\"name\":" + value + "}");
            }
            refuses(Method.PUT, department, "{\"name\":" + value + "}");
            refuses(Method.PUT, client, "{\"name\":" + value + "}");
        }
        for (var path : List.of("/api/departments", "/api/clients")) {
            api.post(path, "{}").statusCode(400).body("data.error", equalTo("missing_required"));
            api.get(path).body("data.total", is(1));
        }
    }

    @Test
    void wrongDescriptionOfADepartmentIsRefused() {
        var values = new ArrayList<>(NO_TEXTS);
        values.add("\"" + "x".repeat(5001) + "\"");

        for (var value : values) {
            refuses(Method.POST, "/api/departments", "{\"name\":\"New\",\"description\":" + value + "}");
            refuses(Method.PUT, department, "{\"description\":" + value + "}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"k\":\"\\u0000\"}",
                "{\"\\u0000\":1}",
                "{\"k\":[\"\\ud800\"]}",
                "{\"k\":1e99999}",
                "{\"k\":1e999999999999}",
                "{\"k\":NaN}"
            })
    void dataThatCannotBeStoredIsRefused(String data) {
        for (var field : List.of("data", "custom_fields")) {
            refuses(Method.POST, "/api/clients", "{\"name\":\"New\",\"" + field + "\":" + data + "}");
            refuses(Method.PUT, client, "{\"" + field + "\":" + data + "}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "{", "[]", "[{}]", "\"x\"", "1", "{}x", "{\"name\":", "{name:1}", "\u0000", "<a/>"})
    void whatIsNoJsonObjectIsRefused(String body) {
        for (var path : List.of("/api/users", "/api/departments", "/api/clients")) {
            refuses(Method.POST, path, body);
        }
        for (var path : List.of(user, department, client)) {
            refuses(Method.PUT, path, body);
        }
    }

    @Test
    void deeplyNestedDataIsRefused() {
        var deep = "[".repeat(300) + "]".repeat(300);

        refuses(Method.POST, "/api/clients", "{\"name\":\"New\",\"data\":{\"k\":" + deep + "}}");
    }

    @Test
    void otherContentTypesMethodsAndPathsAreToldInTheEnvelope() {
        api.administrator()
                .contentType("text/plain")
                .body("name=x")
                .post("/api/departments")
                .then()
                .statusCode(415)
                .body("success", is(false));
        api.administrator().delete("/api/departments").then().statusCode(405).body("success", is(false));
        api.administrator().get("/api/nothing").then().statusCode(404).body("data.error", equalTo("not_found"));
    }

    private void refuses(Method method, String path, String body) {
        api.administrator()
                .body(body)
                .request(method, path)
                .then()
                .statusCode(400)
                .body("success", is(false))
                .body("data.error", matchesPattern("invalid_input|missing_required"))
                .body("data.message", notNullValue());
    }

    private static List<String> wrongNames() {
        var values = new ArrayList<>(NO_TEXTS);
        values.addAll(List.of("null", "\"\"", "\" \\t\\n\"", "\"" + "x".repeat(256) + "\""));
        return values;
    }

    private static Map<String, List<String>> wrongByField() {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("name", wrongNames());
        fields.put("last_name", wrongNames());
        fields.put(
                "email",
                with(
                        NO_TEXTS,
                        "null",
                        "\"\"",
                        "\"ada\"",
                        "\"@x.example\"",
                        "\"ada@\"",
                        "\"a b@x.example\"",
                        "\"a@b@x.example\"",
                        "\"ada@localhost\"",
                        "\"ada@x..example\"",
                        "\" ada@x.example\"",
                        "\"" + "a".repeat(250) + "@x.example\"",
                        "\"ada@x.example\\n\"",
                        "\"ada@" + "x.".repeat(200_000) + "example\""));
        fields.put("type", with(NO_TEXTS, "null", "\"\"", "\"owner\"", "\"ADMINISTRATOR\"", "\"agent \""));
        fields.put("display_name", with(NO_TEXTS, "\"\"", "\"" + "x".repeat(512) + "\""));
        fields.put(
                "avatar",
                with(
                        NO_TEXTS,
                        "\"\"",
                        "\"a.png\"",
                        "\"//example.com/a.png\"",
                        "\"http://example.com/a.png\"",
                        "\"javascript:alert(1)\"",
                        "\"data:image/svg+xml,<svg/>\"",
                        "\"https:a.png\"",
                        "\"https:///a.png\"",
                        "\"https://me:secret@example.com/a.png\"",
                        "\"https://example.com/a b.png\"",
                        "\" https://example.com/a.png\"",
                        "\"https://example.com/" + "x".repeat(2049) + "\""));
        fields.put("password", with(NO_TEXTS, "\"\"", "\"12345\"", "\"" + "x".repeat(1025) + "\""));
        fields.put(
                "department_ids",
                List.of(
                        "1",
                        "\"1\"",
                        "{}",
                        "[null]",
                        "[\"1\"]",
                        "[1.5]",
                        "[[1]]",
                        "[true]",
                        "[0]",
                        "[-1]",
                        "[9223372036854775807]",
                        "[9223372036854775808]",
                        "[1e400]",
                        "[" + "1,".repeat(1000) + "1]"));
        return fields;
    }

    private static List<String> with(List<String> values, String... more) {
        var all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return all;
    }
}
