package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hidden field, one for administrators and one for all, of a ticket and of its client: whichever way they could get out. */
@ExtendWith(RunningSuite.class)
class WithheldFieldsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String run = UUID.randomUUID().toString();
    private final String open = "open-" + run;
    private final String margin = "margin-" + run;
    private final String secret = "secret-" + run;
    private final Suite suite;
    private final ApiClient anybody;
    private final String prefix = "f" + run.replaceAll("[^a-f]", "") + "_";
    private ApiClient administrator;
    private ApiClient agent;
    private String client;
    private long clientNumber;
    private int ticket;
    private String uid;

    WithheldFieldsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void fillFields() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        for (var scope : List.of("ticket", "client")) {
            define(scope, "open", "everyone");
            define(scope, "margin", "administrator");
            define(scope, "secret", "hidden");
        }
        var department = administrator.createDepartment("Fields " + run);
        agent = anybody.login(administrator.createUser("agent", department).email(), ApiClient.PASSWORD);
        var made = administrator.created("/api/clients", Map.of("name", "Ada " + run, "parameters", values("before")));
        client = made.get("id").textValue();
        ticket = administrator
                .created(
                        "/api/tickets",
                        Map.of(
                                "title",
                                "Printer " + run,
                                "description",
                                "It burns",
                                "client_id",
                                client,
                                "channel_id",
                                "web",
                                "department_id",
                                department,
                                "parameters",
                                values("before")))
                .get("id")
                .intValue();
        administrator
                .put("/api/clients/" + client, Map.of("name", "Ada King " + run, "parameters", values("after")))
                .statusCode(200);
        administrator
                .put("/api/tickets/" + ticket, Map.of("priority", "high", "parameters", values("after")))
                .statusCode(200);
        var created = awaitEvents();
        uid = created.at("/data/snapshot/uid").textValue();
        clientNumber = eventsOf(client).get(0).at("/data/snapshot/number").longValue();
    }

    @Test
    void agentIsShownNeitherWhicheverWay() throws Exception {
        var shown = everyWay(agent);

        shown.forEach((way, body) -> {
            assertFalse(body.contains(secret), () -> way + " shows a hidden field: " + body);
            assertFalse(body.contains(margin), () -> way + " shows administrators' field: " + body);
        });
        assertOpen(shown);
    }

    @Test
    void administratorIsShownAllButTheHiddenField() throws Exception {
        try (var webhook = new WebhookReceiver(administrator, "ticket", "client")) {
            administrator
                    .put("/api/tickets/" + ticket, Map.of("parameters", values("sent")))
                    .statusCode(200);
            await().atMost(SOON).until(() -> webhook.bodies().stream().anyMatch(body -> body.contains("sent")));

            var shown = everyWay(administrator);
            shown.put("webhook", String.join("\n", webhook.bodies()));
            shown.put("delivery log", textOf(administrator.get("/api/webhooks/" + webhook.id() + "/deliveries")));

            shown.forEach(
                    (way, body) -> assertFalse(body.contains(secret), () -> way + " shows a hidden field: " + body));
            for (var way : List.of("webhook", "/api/events", "/api/tickets/" + ticket)) {
                assertTrue(shown.get(way).contains(margin), () -> way + " lacks administrators' field");
            }
            assertOpen(shown);
        }
    }

    @Test
    void nothingIsFoundByAWithheldValue() {
        for (var value : List.of(margin, secret)) {
            for (var path : List.of("/api/tickets", "/api/agent/tickets", "/api/clients")) {
                var found = agent.get(path + "?search={value}", value).statusCode(200);
                assertEquals(0, found.extract().<Integer>path("data.total"), path);
            }
        }
        var all = agent.get("/api/tickets").statusCode(200).extract().<Integer>path("data.total");
        var narrowed = agent.get("/api/tickets?" + prefix + "secret={value}&sort=" + prefix + "secret", "nothing");
        if (narrowed.extract().statusCode() == 200) {
            assertEquals(all, narrowed.extract().<Integer>path("data.total"));
        }
    }

    private void assertOpen(Map<String, String> shown) {
        for (var way : List.of("/api/events", "stream", "/api/tickets/" + ticket, "/api/clients/" + client)) {
            assertTrue(shown.get(way).contains(open), () -> way + " lacks the field for all: " + shown.get(way));
        }
    }

    /** What the caller is answered, heads included, by the way it asked. */
    private Map<String, String> everyWay(ApiClient caller) throws IOException, InterruptedException {
        var shown = new LinkedHashMap<String, String>();
        for (var path : paths()) {
            shown.put(path, textOf(caller.get(path)));
        }
        shown.put("/api/events", eventsFor(caller, "/api/events").toString());
        shown.put("long poll", eventsFor(caller, "/api/events?wait=1").toString());
        shown.put("stream", streamed(caller));
        var writes = Map.<String, Function<String, ValidatableResponse>>of(
                "ticket",
                key -> keyed(
                        caller,
                        key,
                        "/api/tickets",
                        Map.of(
                                "title",
                                "Scanner " + run,
                                "client_id",
                                client,
                                "channel_id",
                                "web",
                                "parameters",
                                values("by caller"))),
                "client",
                key -> keyed(caller, key, "/api/clients", Map.of("name", "Eve", "parameters", values("by caller"))));
        writes.forEach((name, write) -> {
            var key = UUID.randomUUID().toString();
            shown.put(name, textOf(write.apply(key)));
            shown.put(name + " replayed", textOf(write.apply(key)));
        });
        shown.put(
                "status",
                textOf(caller.put("/api/agent/tickets/" + ticket + "/status", Map.of("status", "in_progress"))));
        shown.put("update", textOf(caller.put("/api/tickets/" + ticket, Map.of("priority", "low"))));
        shown.put("client update", textOf(caller.put("/api/clients/" + client, Map.of("name", "Ada " + run))));
        var stale = caller.request()
                .header("If-Match", "\"of-yesterday\"")
                .body(Map.of("priority", "high"))
                .put("/api/tickets/" + ticket)
                .then();
        assertEquals(412, stale.extract().statusCode());
        shown.put("stale update", textOf(stale));
        return shown;
    }

    private List<String> paths() {
        var hcall = "/hcall/api/ticket/info?ticket_id=ticket_" + uid;
        return List.of(
                "/api/tickets/" + ticket,
                "/api/tickets?search=" + run,
                "/api/agent/tickets",
                "/api/agent/tickets/unread",
                "/api/clients/" + client,
                "/api/clients?search=" + run,
                "/api/messages?ticket_id=" + ticket,
                hcall,
                "/hcall/api/ticket/fetch?name=" + run,
                "/omnidesk/api/tickets",
                "/omnidesk/api/tickets/" + ticket,
                "/omnidesk/api/summary",
                "/omnidesk/api/clients",
                "/omnidesk/api/clients/" + clientNumber,
                "/omnidesk/api/conversations",
                "/omnidesk/api/conversations/" + ticket,
                "/omnidesk/api/conversations/" + ticket + "/messages");
    }

    private static ValidatableResponse keyed(ApiClient caller, String key, String path, Object body) {
        return caller.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(path)
                .then();
    }

    private static String textOf(ValidatableResponse answer) {
        return answer.extract().headers() + "\n" + answer.extract().asString();
    }

    /** The newest events of this run's ticket, once they are there. */
    private JsonNode awaitEvents() {
        await().atMost(SOON)
                .until(() -> eventsOf(Integer.toString(ticket)).size() >= 2
                        && eventsOf(client).size() >= 2);
        return eventsOf(Integer.toString(ticket)).get(0);
    }

    private List<JsonNode> eventsOf(String subject) {
        var page = administrator.get("/api/events?types=ticket,client&subject={subject}", subject);
        var events = new ArrayList<JsonNode>();
        page.statusCode(200).extract().as(JsonNode.class).at("/data/events").forEach(events::add);
        return events;
    }

    private List<JsonNode> eventsFor(ApiClient caller, String path) {
        var events = new ArrayList<JsonNode>();
        for (var subject : List.of(Integer.toString(ticket), client)) {
            caller.get(path + (path.contains("?") ? "&" : "?") + "subject={subject}", subject)
                    .statusCode(200)
                    .extract()
                    .as(JsonNode.class)
                    .at("/data/events")
                    .forEach(events::add);
        }
        return events;
    }

    private String streamed(ApiClient caller) throws IOException, InterruptedException {
        var text = new StringBuilder();
        for (var subject : List.of(Integer.toString(ticket), client)) {
            var request = HttpRequest.newBuilder(URI.create(suite.gatewayUrl() + "/api/events?subject=" + subject))
                    .header("Accept", "text/event-stream")
                    .header("Authorization", "Bearer " + caller.token())
                    .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
            try (var lines = answer.body()) {
                lines.filter(line -> line.startsWith("data:")).limit(2).forEach(text::append);
            }
        }
        return text.toString();
    }

    private Map<String, String> values(String when) {
        return Map.of(
                prefix + "open", open + " " + when,
                prefix + "margin", margin + " " + when,
                prefix + "secret", secret + " " + when);
    }

    private void define(String scope, String name, String visibility) {
        administrator
                .post(
                        "/api/admin/attributes",
                        Map.of(
                                "scope", scope,
                                "name", prefix + name,
                                "data_type", "string",
                                "title", name,
                                "visibility", visibility))
                .statusCode(201);
    }
}
