package dev.hoopoe.systemtests;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Every request that the two Homa documents name, as written there: status, keys and types of the answers. */
@ExtendWith(RunningSuite.class)
class HomaDocumentsIT {

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    HomaDocumentsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void system() {
        anybody.get("/health").statusCode(200).body("success", equalTo(true)).body("data", equalTo("ok"));
        anybody.get("/uptime").statusCode(200).body("data.uptime", greaterThanOrEqualTo(0));
    }

    @Test
    void authentication() {
        var person = administrator.createUser("agent");
        Map<String, ?> login = dataOf(anybody.tryLogin(person.email(), ApiClient.PASSWORD));
        Map<String, ?> refreshed =
                dataOf(anybody.post("/auth/refresh", Map.of("refresh_token", login.get("refresh_token"))));
        Map<String, Object> profile = new HashMap<>(
                dataOf(anybody.withToken((String) refreshed.get("access_token")).get("/auth/profile")));

        for (var answer : List.of(login, refreshed)) {
            assertEquals(Set.of("access_token", "refresh_token", "expires_in", "user"), answer.keySet());
            assertEquals(86400, answer.get("expires_in"));
            HomaShape.USER.describes(object(answer.get("user")));
        }
        assertEquals(List.of(), profile.remove("departments"));
        HomaShape.USER.describes(profile);
        anybody.get("/auth/oauth/providers")
                .statusCode(200)
                .body("data.provider", equalTo(List.of("google")))
                .body("data.enabled", equalTo(List.of(true)))
                .body("data[0].size()", equalTo(5));
    }

    @Test
    void ticketsForAdministratorsAndThePublic() {
        var client = administrator.createClient("Ada");
        var fields = Map.of("account_number", "ACC-123", "region", "US-WEST", "subscription_tier", "premium");
        Map<String, Object> created = new HashMap<>(dataOf(
                anybody.post(
                        "/api/tickets",
                        Map.of("title", "Printer", "client_id", client, "channel_id", "web", "custom_fields", fields)),
                201));

        assertTrue(((String) created.remove("secret")).matches("[0-9a-f]{32}"));
        HomaShape.TICKET.describes(created);
        assertEquals(fields, created.get("custom_fields"));
        var path = "/api/tickets/" + created.get("id");
        HomaShape.TICKET.describes(dataOf(administrator.get(path)));
        HomaShape.TICKET.describes(dataOf(administrator.put(path, Map.of("priority", "urgent"))));
        isAPageOf(HomaShape.TICKET, "/api/tickets");
        isDeleted(path);
    }

    @Test
    void agentTickets() {
        var department = administrator.createDepartment("Agents " + UUID.randomUUID());
        var person = administrator.createUser("agent", department);
        var agent = anybody.login(person.email(), ApiClient.PASSWORD);
        var ticket = administrator.openTicket(administrator.createClient("Ada"), department);
        var path = "/api/agent/tickets/" + ticket.id();

        for (var list : List.of("/api/agent/tickets", "/api/agent/tickets/unread")) {
            List<Map<String, ?>> tickets =
                    agent.get(list).statusCode(200).extract().path("data.data");
            assertEquals(1, tickets.size());
            tickets.forEach(HomaShape.TICKET::describes);
        }
        agent.get("/api/agent/tickets/unread/count").statusCode(200).body("data.count", equalTo(1));
        HomaShape.TICKET.describes(object(dataOf(agent.put(path + "/status", Map.of("status", "in_progress")))
                .get("ticket")));
        HomaShape.TICKET.describes(object(dataOf(agent.put(path + "/department", Map.of("department_id", department)))
                .get("ticket")));
        assertEquals(
                Set.of("ticket_id", "user_id", "department_id"),
                object(dataOf(agent.put(path + "/assign", Map.of("user_id", person.id())))
                                .get("data"))
                        .keySet());
        HomaShape.MESSAGE.describes(object(
                dataOf(agent.post(path + "/reply", Map.of("message", "Hello"))).get("data")));
        Map<String, ?> tagged = dataOf(agent.put(path + "/tags", Map.of("tag_names", List.of(unique()))));
        assertEquals(Set.of("message", "total_tags", "created_tags"), tagged.keySet());
        ((List<?>) tagged.get("created_tags")).forEach(tag -> HomaShape.TAG.describes(object(tag)));
    }

    @Test
    void tags() {
        hasItsFiveOperations(HomaShape.TAG, "/api/tags", Map.of("name", unique()), Map.of("name", unique()));
        Map<String, ?> byAgent = dataOf(administrator.post("/api/agent/tags", Map.of("name", unique())), 201);
        HomaShape.TAG.describes(object(byAgent.get("data")));
    }

    @Test
    void clients() {
        hasItsFiveOperations(
                HomaShape.CLIENT,
                "/api/clients",
                Map.of("name", "Ada", "custom_fields", Map.of("region", "US-WEST")),
                Map.of("data", Map.of("region", "EU")));
    }

    @Test
    void departments() {
        hasItsFiveOperations(
                HomaShape.DEPARTMENT,
                "/api/departments",
                Map.of("name", unique(), "description", "All of it"),
                Map.of("description", "Some of it"));
    }

    @Test
    void users() {
        var user = Map.of("name", "Grace", "last_name", "Hopper", "email", unique() + "@example.com", "type", "agent");
        hasItsFiveOperations(HomaShape.STAFF_MEMBER, "/api/users", user, Map.of("display_name", "Amazing Grace"));
    }

    @Test
    void messages() {
        var ticket = administrator.openTicket(administrator.createClient("Ada"), null);
        hasItsFiveOperations(
                HomaShape.MESSAGE,
                "/api/messages",
                Map.of("ticket_id", ticket.id(), "body", "Noted"),
                Map.of("body", "Noted well"));
    }

    @Test
    void channels() {
        hasItsFiveOperations(
                HomaShape.CHANNEL,
                "/api/channels",
                Map.of("name", "Whats " + unique().substring(0, 8), "configuration", Map.of("token", "t")),
                Map.of("enabled", false));
    }

    private void hasItsFiveOperations(HomaShape shape, String path, Map<String, ?> creation, Map<String, ?> update) {
        var created = dataOf(administrator.post(path, creation), 201);
        shape.describes(created);
        var one = path + "/" + created.get("id");
        shape.describes(dataOf(administrator.get(one)));
        var updated = dataOf(administrator.put(one, update));
        shape.describes(updated);
        update.forEach((field, value) -> assertEquals(value, updated.get(field)));
        isAPageOf(shape, path);
        isDeleted(one);
    }

    private void isAPageOf(HomaShape shape, String path) {
        Map<String, ?> page = dataOf(administrator.get(path + "?page=1&limit=20"));
        // The documents name the first four; next_cursor is ours.
        assertEquals(Set.of("page", "limit", "total", "data", "next_cursor"), page.keySet());
        assertEquals(List.of(1, 20), List.of(page.get("page"), page.get("limit")));
        var things = (List<?>) page.get("data");
        assertTrue(!things.isEmpty() && things.size() <= 20);
        things.forEach(thing -> shape.describes(object(thing)));
    }

    private void isDeleted(String path) {
        administrator.delete(path).statusCode(200).body("data", equalTo("deleted"));
        administrator
                .get(path)
                .statusCode(404)
                .body("success", equalTo(false))
                .body("data.error", equalTo("not_found"));
    }

    private static Map<String, ?> dataOf(ValidatableResponse answer) {
        return dataOf(answer, 200);
    }

    private static Map<String, ?> dataOf(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .body("success", equalTo(true))
                .extract()
                .path("data");
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys.
    private static Map<String, ?> object(Object value) {
        return (Map<String, ?>) value;
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
