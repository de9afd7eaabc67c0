package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Access ends everywhere within a second: at the gateway and at each service behind it. */
@ExtendWith(RunningSuite.class)
@Isolated("Its second is to be the services' alone")
class AccessEndsIT {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    AccessEndsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void afterLogout() {
        var agent = administrator.createUser("agent");
        var api = anybody.login(agent.email(), ApiClient.PASSWORD);
        seesTickets(api);

        api.post("/auth/logout", Map.of()).statusCode(200);

        awaitRefusedEverywhere(api.token());
    }

    @Test
    void streamOfEventsEndsWithItsSession() throws IOException, InterruptedException {
        var api = anybody.login(administrator.createUser("administrator").email(), ApiClient.PASSWORD);
        var request = HttpRequest.newBuilder(URI.create(suite.gatewayUrl() + "/api/events?after=latest&types=client"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + api.token())
                .build();
        var lines = new ConcurrentLinkedQueue<String>();
        var stream = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        var end = CompletableFuture.runAsync(() -> stream.body().forEach(lines::add));

        var client = administrator.createClient("Ada");
        await().atMost(IN_TIME).until(() -> lines.stream().anyMatch(line -> line.contains(client)));
        api.post("/auth/logout", Map.of()).statusCode(200);

        await().atMost(ONE_SECOND).pollInterval(Duration.ofMillis(20)).until(end::isDone);
    }

    @Test
    void afterTheUserIsDeleted() {
        var agent = administrator.createUser("agent");
        var api = anybody.login(agent.email(), ApiClient.PASSWORD);
        seesTickets(api);

        administrator.delete("/api/users/" + agent.id()).statusCode(200);

        awaitRefusedEverywhere(api.token());
        anybody.tryLogin(agent.email(), ApiClient.PASSWORD).statusCode(401);
    }

    @Test
    void afterAnAdministratorBecomesAnAgent() {
        var second = administrator.createUser("administrator");
        var api = anybody.login(second.email(), ApiClient.PASSWORD);
        seesTickets(api);

        administrator.put("/api/users/" + second.id(), Map.of("type", "agent")).statusCode(200);

        awaitRefusedEverywhere(api.token());
        for (var path : List.of("/api/webhooks", "/api/events", "/api/channels", "/omnidesk/api/conversations")) {
            directly("messaging", api.token()).get(path).statusCode(401);
        }
        directly("directory", api.token()).get("/api/users").statusCode(401);
        directly("ticket", api.token()).get("/omnidesk/api/tickets").statusCode(401);
        var again = anybody.login(second.email(), ApiClient.PASSWORD);
        again.get("/api/users").statusCode(403);
        again.get("/api/webhooks").statusCode(403);
        again.get("/api/events?types=user").statusCode(200).body("data.events", empty());
    }

    @Test
    void afterThePasswordChanged() {
        var agent = administrator.createUser("agent");
        var api = anybody.login(agent.email(), ApiClient.PASSWORD);
        seesTickets(api);

        administrator
                .put("/api/users/" + agent.id(), Map.of("password", "another long one"))
                .statusCode(200);

        awaitRefusedEverywhere(api.token());
        anybody.tryLogin(agent.email(), ApiClient.PASSWORD).statusCode(401);
        anybody.login(agent.email(), "another long one");
    }

    @Test
    void afterTheApiKeyIsDeleted() {
        var api = anybody.login(administrator.createUser("agent").email(), ApiClient.PASSWORD);
        String key =
                api.post("/auth/api-key", Map.of()).statusCode(200).extract().path("data.api_key");
        var program = anybody.withToken(key);
        seesTickets(program);
        anybody.request()
                .header("Authorization", "APIKey " + key)
                .get("/api/tickets")
                .then()
                .statusCode(200);

        program.delete("/auth/api-key").statusCode(200);

        await().atMost(ONE_SECOND)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> program.get("/api/tickets").statusCode(401));
        seesTickets(api);
    }

    @Test
    void afterOneOfSeveralApiKeysIsDeleted() {
        var api = anybody.login(administrator.createUser("agent").email(), ApiClient.PASSWORD);
        var one = api.created("/auth/api-keys", Map.of("label", "One"));
        var other = anybody.withToken(api.created("/auth/api-keys", Map.of("label", "Other"))
                .get("api_key")
                .asText());
        var program = anybody.withToken(one.get("api_key").asText());
        seesTickets(program);
        seesTickets(other);

        api.delete("/auth/api-keys/" + one.get("id").asText()).statusCode(200);

        await().atMost(ONE_SECOND)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> program.get("/api/tickets").statusCode(401));
        seesTickets(other);
    }

    private static void seesTickets(ApiClient api) {
        api.get("/api/tickets").statusCode(200);
    }

    private void awaitRefusedEverywhere(String token) {
        await().atMost(ONE_SECOND).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            anybody.withToken(token).get("/api/tickets").statusCode(401);
            directly("ticket", token).get("/api/tickets").statusCode(401);
            directly("directory", token).get("/api/clients").statusCode(401);
            directly("messaging", token).get("/api/messages").statusCode(401);
        });
    }

    private ApiClient directly(String service, String token) {
        return ApiClient.at(suite.url(service)).withToken(token);
    }
}
