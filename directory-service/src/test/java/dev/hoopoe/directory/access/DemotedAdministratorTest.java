package dev.hoopoe.directory.access;

import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.UserRows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The token of a former administrator grants what the user is now, and nothing more (docs/decisions/0046). */
@QuarkusTest
class DemotedAdministratorTest {

    private static final String OF_ADMINISTRATORS = """
            DELETE /api/clients/{id}
            POST /api/departments
            PUT /api/departments/{id}
            DELETE /api/departments/{id}
            GET /api/users
            POST /api/users
            GET /api/users/{id}
            PUT /api/users/{id}
            DELETE /api/users/{id}
            PUT /api/admin/users/{id}/departments
            GET /api/invitations
            POST /api/invitations
            DELETE /api/invitations/{id}
            GET /api/admin/attributes
            POST /api/admin/attributes
            PUT /api/admin/attributes/{scope}/{name}
            DELETE /api/admin/attributes/{scope}/{name}
            GET /hcall/api/user/fetch
            POST /hcall/api/user/create
            POST /hcall/api/user/delete
            POST /omnidesk/api/users
            PUT /netia/api/widget_settings
            PATCH /netia/api/widget_settings
            """;

    private static final String OF_STAFF = """
            GET /auth/profile
            PUT /auth/profile
            GET /api/clients
            POST /api/clients
            GET /api/clients/{id}
            PUT /api/clients/{id}
            POST /api/clients/{id}/merge
            GET /api/departments
            GET /api/departments/{id}
            GET /omnidesk/api/users
            GET /omnidesk/api/clients
            POST /omnidesk/api/clients
            GET /omnidesk/api/clients/{client_id}
            GET /netia/api/me
            GET /netia/api/accounts/me
            GET /netia/api/users
            GET /netia/api/users/{user_id}
            GET /netia/api/customers
            GET /netia/api/customers/{id}
            PUT /netia/api/customers/{id}
            PATCH /netia/api/customers/{id}
            """;

    private static final String OF_EVERYONE = """
            POST /hcall/api/auth/register
            POST /hcall/api/master/create
            POST /hcall/api/master/delete
            POST /netia/api/registration
            POST /netia/api/customers
            GET /netia/api/customers/identify
            POST /netia/api/customers/identify
            GET /netia/api/customers/{id}/exists
            PUT /netia/api/customers/{id}/metadata
            PATCH /netia/api/customers/{id}/metadata
            GET /netia/api/widget_settings
            PUT /netia/api/widget_settings/metadata
            PATCH /netia/api/widget_settings/metadata
            GET /netia/api/ping
            POST /netia/api/ping
            """;

    private final AccountApi api = AccountApi.open();
    private UUID user;

    @BeforeEach
    void createAdministrator() {
        user = api.createUserId(administrator());
    }

    static Stream<String> operationsOfAdministrators() {
        return OF_ADMINISTRATORS.lines();
    }

    static Stream<String> operationsOfStaff() {
        return OF_STAFF.lines();
    }

    static Stream<String> operations() {
        return (OF_ADMINISTRATORS + OF_STAFF + OF_EVERYONE).lines();
    }

    @ParameterizedTest
    @MethodSource("operationsOfAdministrators")
    void demotedAdministratorIsForbiddenWhatAdministratorsMay(String operation) {
        demote();

        refused(call(withOldToken(), operation), operation, 403);
    }

    @ParameterizedTest
    @MethodSource("operationsOfStaff")
    void demotedAdministratorIsAnsweredAsAnAgent(String operation) {
        demote();

        var answer = call(withOldToken(), operation);

        var toAgent = call(api.user(user, "agent"), operation);
        assertEquals(toAgent.statusCode(), answer.statusCode());
        assertEquals(toAgent.asString(), answer.asString());
    }

    @ParameterizedTest
    @MethodSource("operationsOfAdministrators")
    void tokenOfAnAgentWhoIsAnAdministratorNowGrantsWhatAnAgentMay(String operation) {
        refused(call(api.user(user, "agent"), operation), operation, 403);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void inactiveAdministratorIsUnauthorized(String operation) {
        UserRows.deactivate(user);

        refused(call(withOldToken(), operation), operation, 401);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void deletedAdministratorIsUnauthorized(String operation) {
        api.delete("/api/users/" + user).statusCode(200);

        refused(call(withOldToken(), operation), operation, 401);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void administratorOfAnotherAccountIsUnauthorized(String operation) {
        refused(call(AccountApi.open().user(user, "administrator"), operation), operation, 401);
    }

    @ParameterizedTest
    @MethodSource("operationsOfStaff")
    void inactiveAgentIsUnauthorized(String operation) {
        var agent = api.createUserId(agent());
        UserRows.deactivate(agent);

        refused(call(api.user(agent, "agent"), operation), operation, 401);
    }

    @Test
    void administratorByTokenAndUserMayGoOn() {
        withOldToken().get("/api/users").then().statusCode(200);
        withOldToken()
                .body(Map.of("name", "Billing"))
                .post("/api/departments")
                .then()
                .statusCode(201);
    }

    @Test
    void fieldsThatAdministratorsAloneSeeAreWithheld() {
        var limit = Map.of(
                "scope",
                "client",
                "name",
                "limit",
                "data_type",
                "int",
                "title",
                "Limit",
                "visibility",
                "administrator");
        api.post("/api/admin/attributes", limit).statusCode(201);
        var client = "/api/clients/" + api.createClient("Eve");
        api.put(client, Map.of("data", Map.of("limit", 5))).statusCode(200);
        withOldToken().get(client).then().body("data.data", equalTo(Map.of("limit", 5)));

        demote();

        withOldToken().get(client).then().statusCode(200).body("data.data", anEmptyMap());
        withOldToken().get("/api/clients").then().statusCode(200).body("data.data[0].data", anEmptyMap());
    }

    @Test
    void storedAnswerToACreationIsNotRepeated() {
        var creation = Map.of("name", "Billing");
        keyed("/api/departments", creation).statusCode(201);
        keyed("/api/departments", creation).statusCode(201).header("Idempotency-Replayed", "true");

        demote();

        keyed("/api/departments", creation).statusCode(403);
    }

    @Test
    void storedAnswerIsNotRepeatedToAUserWhoIsDeleted() {
        var creation = Map.of("name", "Eve");
        keyed("/api/clients", creation).statusCode(201);
        api.delete("/api/users/" + user).statusCode(200);

        keyed("/api/clients", creation).statusCode(401);
    }

    private ValidatableResponse keyed(String path, Map<String, ?> body) {
        return withOldToken()
                .header("Idempotency-Key", user.toString())
                .body(body)
                .post(path)
                .then();
    }

    @Test
    void operationsAreThoseOfTheDocument() {
        Map<String, Map<String, ?>> paths =
                RestAssured.get("/q/openapi?format=json").path("paths");
        var documented = paths.entrySet().stream()
                .filter(path -> !path.getKey().startsWith("/internal/"))
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(documented, operations().collect(Collectors.toCollection(TreeSet::new)));
    }

    private void demote() {
        api.put("/api/users/" + user, Map.of("type", "agent")).statusCode(200);
    }

    private RequestSpecification withOldToken() {
        return api.user(user, "administrator");
    }

    /** Names what does not exist, and sends an empty object. */
    private static Response call(RequestSpecification caller, String operation) {
        var methodAndPath = operation.split(" ", 2);
        var path = methodAndPath[1].replaceAll("\\{[^}]*}", new UUID(0, 0).toString());
        return caller.body("{}").request(methodAndPath[0], path);
    }

    /** In the shape of the operation's dialect. */
    private static void refused(Response answer, String operation, int status) {
        var unauthorized = status == 401;
        answer.then().statusCode(status);
        if (operation.contains("/hcall/")) {
            var message = unauthorized ? "Unauthorized" : "User role not authorized for this endpoint";
            answer.then().body("$", equalTo(Map.of("message", message, "status", false)));
        } else if (operation.contains("/omnidesk/")) {
            answer.then().body("$", equalTo(Map.of("detail", unauthorized ? "Unauthorized" : "Forbidden")));
        } else if (operation.contains("/netia/")) {
            answer.then().body("error.code", equalTo(unauthorized ? "UNAUTHORIZED" : "FORBIDDEN"));
        } else {
            answer.then().body("data.error", equalTo(unauthorized ? "unauthorized" : "forbidden"));
        }
    }
}
