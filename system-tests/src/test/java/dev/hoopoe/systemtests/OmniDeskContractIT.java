package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each row of OmniDesk's contract with its errors: status, keys, types. */
@ExtendWith(RunningSuite.class)
class OmniDeskContractIT {

    private static final String API = "/omnidesk/api";
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z";
    private static final Set<String> EVENT =
            Set.of("event_id", "title", "description", "start_time", "end_time", "created_by", "ticket_id");
    private static final Set<String> TICKET = Set.of(
            "ticket_id",
            "client_id",
            "subject",
            "description",
            "priority",
            "status",
            "created_at",
            "due_at",
            "resolved_at",
            "assigned_to");
    private static final Set<String> USER = Set.of(
            "user_id", "full_name", "username", "email", "role", "active", "last_login_at", "password_changed_at");

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient admin;

    OmniDeskContractIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        admin = logIn(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void login() {
        var username = "user-" + unique();
        createUser(username, "empleado");

        var answer = anybody.post(API + "/login", Map.of("username", username, "password", "ClearTextPassword!"))
                .statusCode(200)
                .body("token_type", equalTo("bearer"))
                .body("expires_in", equalTo(3600))
                .body("user.username", equalTo(username))
                .body("user.role", equalTo("empleado"))
                .body("user.active", equalTo(true));

        hasKeys(answer, "$", Set.of("access_token", "token_type", "expires_in", "user"));
        hasKeys(answer, "user", Set.of("user_id", "username", "full_name", "email", "role", "active"));
        unauthorized(anybody.post(API + "/login", Map.of("username", username, "password", "wrong")));
        unauthorized(anybody.post(API + "/login", Map.of("username", unique(), "password", "wrong")));
        anybody.post(API + "/login", Map.of("username", username))
                .statusCode(400)
                .body("detail", equalTo("Bad Request"))
                .body("errors.password", notNullValue());
    }

    @Test
    void users() {
        var username = "newagent-" + unique();
        var created = createUser(username, null);

        hasKeys(created, "$", USER);
        created.body("role", equalTo("empleado"))
                .body("active", equalTo(true))
                .body("last_login_at", nullValue())
                .body("password_changed_at", nullValue());
        var agent = logIn(username, "ClearTextPassword!");
        agent.get(API + "/users?role=empleado&limit=500").statusCode(200).body("username", hasItem(username));
        await().untilAsserted(() -> agent.get(API + "/users?limit=500")
                .statusCode(200)
                .body("find { it.username == '" + username + "' }.last_login_at", matchesRegex(TIME)));
        agent.post(API + "/users", newUser("other-" + unique(), null))
                .statusCode(403)
                .body("detail", equalTo("Forbidden"));
        var twin = new HashMap<>(newUser(username, null));
        twin.put("email", unique() + "@example.com");
        admin.post(API + "/users", twin).statusCode(400).body("errors.username", notNullValue());
        admin.get(API + "/users?limit=0").statusCode(400).body("errors.limit", notNullValue());
    }

    @Test
    void eventsOfTheCalendar() {
        var demo = Map.of(
                "title", "Demo",
                "start_time", "2025-11-01T15:00:00Z",
                "end_time", "2025-11-01T15:30:00Z");
        var created = admin.post(API + "/events", demo)
                .statusCode(201)
                .body("title", equalTo("Demo"))
                .body("start_time", equalTo("2025-11-01T15:00:00Z"))
                .body("created_by", notNullValue())
                .body("ticket_id", nullValue());
        hasKeys(created, "$", EVENT);
        int id = created.extract().path("event_id");

        hasKeys(admin.get(API + "/events/" + id).statusCode(200), "$", EVENT);
        admin.get(API + "/events?start=2025-11-01T00:00:00Z&end=2025-11-30T23:59:59Z")
                .statusCode(200)
                .body("event_id", hasItem(id));
        admin.get(API + "/events/999999999").statusCode(404).body("detail", equalTo("Not Found"));
        admin.get(API + "/events?start=yesterday").statusCode(400).body("errors.start", notNullValue());
        admin.post(
                        API + "/events",
                        Map.of("title", "D", "start_time", "2025-11-01T15:00:00Z", "end_time", "2025-10-01T15:00:00Z"))
                .statusCode(400)
                .body("errors.end_time", notNullValue());
        unauthorized(anybody.get(API + "/events"));
    }

    @Test
    void ticketsAndTheSummary() {
        var before = admin.get(API + "/summary").statusCode(200);
        hasKeys(before, "$", Set.of("users_count", "tickets", "upcoming_events", "unread_messages"));
        hasKeys(before, "tickets", Set.of("open", "in_progress", "closed"));

        var created = admin.post(
                        API + "/tickets",
                        Map.of(
                                "client_id", 55,
                                "subject", "Cannot login",
                                "description", "User can't log in since yesterday",
                                "priority", "alta"))
                .statusCode(201)
                .body("client_id", equalTo(55))
                .body("subject", equalTo("Cannot login"))
                .body("priority", equalTo("alta"))
                .body("status", equalTo("abierto"))
                .body("created_at", matchesRegex(TIME))
                .body("due_at", nullValue())
                .body("resolved_at", nullValue())
                .body("assigned_to", nullValue());
        hasKeys(created, "$", TICKET);
        int id = created.extract().path("ticket_id");

        hasKeys(admin.get(API + "/tickets/" + id).statusCode(200), "$", TICKET);
        admin.get(API + "/tickets?status=abierto&client_id=55&priority=alta&limit=20")
                .statusCode(200)
                .body("ticket_id", hasItem(id));
        admin.get(API + "/summary").statusCode(200).body("tickets.open", greaterThanOrEqualTo(1));
        admin.get(API + "/tickets?status=open").statusCode(400).body("errors.status", notNullValue());
        admin.get(API + "/tickets/999999999").statusCode(404).body("detail", equalTo("Not Found"));
        admin.request()
                .body(Map.of("status", "cerrado"))
                .patch(API + "/tickets/" + id + "/status")
                .then()
                .statusCode(200)
                .body("status", equalTo("cerrado"))
                .body("resolved_at", matchesRegex(TIME));
        admin.request().body("{").post(API + "/tickets").then().statusCode(400).body("detail", equalTo("Bad Request"));
    }

    @Test
    void conversationsAndTheirMessages() {
        var created = admin.post(API + "/conversations", Map.of("client_id", 56, "channel", "telegram"))
                .statusCode(201)
                .body("client_id", equalTo(56))
                .body("channel", equalTo("telegram"))
                .body("active", equalTo(true));
        var conversation = Set.of(
                "conversation_id",
                "client_id",
                "channel",
                "external_chat_id",
                "active",
                "handled_by_bot",
                "created_at",
                "updated_at",
                "last_message_at");
        hasKeys(created, "$", conversation);
        var path = API + "/conversations/" + created.extract().path("conversation_id");

        var message = admin.post(path + "/messages", Map.of("content", "Hello"))
                .statusCode(201)
                .body("sender", equalTo("user"))
                .body("content", equalTo("Hello"))
                .body("created_at", matchesRegex(TIME));
        hasKeys(
                message,
                "$",
                Set.of(
                        "message_id",
                        "conversation_id",
                        "sender",
                        "content",
                        "external_message_id",
                        "private",
                        "attachments",
                        "created_at"));
        hasKeys(admin.get(path).statusCode(200).body("last_message_at", matchesRegex(TIME)), "$", conversation);
        admin.get(path + "/messages").statusCode(200).body("content", equalTo(List.of("Hello")));
        admin.get(API + "/conversations").statusCode(200).body("conversation_id", notNullValue());
        admin.get(API + "/conversations/999999999").statusCode(404).body("detail", equalTo("Not Found"));
    }

    private ApiClient logIn(String username, String password) {
        return anybody.withToken(anybody.post(API + "/login", Map.of("username", username, "password", password))
                .statusCode(200)
                .extract()
                .path("access_token"));
    }

    private ValidatableResponse createUser(String username, String role) {
        return admin.post(API + "/users", newUser(username, role)).statusCode(201);
    }

    private static Map<String, String> newUser(String username, String role) {
        var user = new HashMap<>(Map.of(
                "full_name",
                "New Agent",
                "username",
                username,
                "email",
                username + "@example.com",
                "password",
                "ClearTextPassword!"));
        if (role != null) {
            user.put("role", role);
        }
        return user;
    }

    private static void unauthorized(ValidatableResponse answer) {
        assertEquals(
                Map.of("detail", "Unauthorized"),
                answer.statusCode(401).extract().path("$"));
    }

    private static void hasKeys(ValidatableResponse answer, String path, Set<String> keys) {
        assertEquals(keys, answer.extract().<Map<String, ?>>path(path).keySet());
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 13);
    }
}
