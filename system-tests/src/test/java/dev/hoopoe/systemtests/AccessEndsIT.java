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
    private final Desk anybody;
    private Desk administrator;

    AccessEndsIT(Suite suite, Desk desk) {
        this.suite = suite;
        this.anybody = desk;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void afterLogout() {
        var agent = administrator.createUser("agent");
        var desk = anybody.login(agent.email(), Desk.PASSWORD);
        seesTickets(desk);

        desk.post("/auth/logout", Map.of()).statusCode(200);

        awaitRefusedEverywhere(desk.token());
    }

    @Test
    void streamOfEventsEndsWithItsSession() throws IOException, InterruptedException {
        var desk = anybody.login(administrator.createUser("administrator").email(), Desk.PASSWORD);
        var request = HttpRequest.newBuilder(URI.create(suite.gatewayUrl() + "/api/events?after=latest&types=client"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + desk.token())
                .build();
        var lines = new ConcurrentLinkedQueue<String>();
        var stream = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        var end = CompletableFuture.runAsync(() -> stream.body().forEach(lines::add));

        var client = administrator.createClient("Ada");
        await().atMost(IN_TIME).until(() -> lines.stream().anyMatch(line -> line.contains(client)));
        desk.post("/auth/logout", Map.of()).statusCode(200);

        await().atMost(ONE_SECOND).pollInterval(Duration.ofMillis(20)).until(end::isDone);
    }

    @Test
    void afterTheUserIsDeleted() {
        var agent = administrator.createUser("agent");
        var desk = anybody.login(agent.email(), Desk.PASSWORD);
        seesTickets(desk);

        administrator.delete("/api/users/" + agent.id()).statusCode(200);

        awaitRefusedEverywhere(desk.token());
        anybody.tryLogin(agent.email(), Desk.PASSWORD).statusCode(401);
    }

    @Test
    void afterAnAdministratorBecomesAnAgent() {
        var second = administrator.createUser("administrator");
        var desk = anybody.login(second.email(), Desk.PASSWORD);
        seesTickets(desk);

        administrator.put("/api/users/" + second.id(), Map.of("type", "agent")).statusCode(200);

        awaitRefusedEverywhere(desk.token());
        for (var path : List.of("/api/webhooks", "/api/events", "/api/channels", "/omnidesk/api/conversations")) {
            directly("messaging", desk.token()).get(path).statusCode(401);
        }
        directly("directory", desk.token()).get("/api/users").statusCode(401);
        directly("ticket", desk.token()).get("/omnidesk/api/tickets").statusCode(401);
        var again = anybody.login(second.email(), Desk.PASSWORD);
        again.get("/api/users").statusCode(403);
        again.get("/api/webhooks").statusCode(403);
        again.get("/api/events?types=user").statusCode(200).body("data.events", empty());
    }

    @Test
    void afterThePasswordChanged() {
        var agent = administrator.createUser("agent");
        var desk = anybody.login(agent.email(), Desk.PASSWORD);
        seesTickets(desk);

        administrator
                .put("/api/users/" + agent.id(), Map.of("password", "another long one"))
                .statusCode(200);

        awaitRefusedEverywhere(desk.token());
        anybody.tryLogin(agent.email(), Desk.PASSWORD).statusCode(401);
        anybody.login(agent.email(), "another long one");
    }

    @Test
    void afterTheApiKeyIsDeleted() {
        var desk = anybody.login(administrator.createUser("agent").email(), Desk.PASSWORD);
        String key =
                desk.post("/auth/api-key", Map.of()).statusCode(200).extract().path("data.api_key");
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
        seesTickets(desk);
    }

    private static void seesTickets(Desk desk) {
        desk.get("/api/tickets").statusCode(200);
    }

    private void awaitRefusedEverywhere(String token) {
        await().atMost(ONE_SECOND).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            anybody.withToken(token).get("/api/tickets").statusCode(401);
            directly("ticket", token).get("/api/tickets").statusCode(401);
            directly("directory", token).get("/api/clients").statusCode(401);
            directly("messaging", token).get("/api/messages").statusCode(401);
        });
    }

    private Desk directly(String service, String token) {
        return Desk.at(suite.url(service)).withToken(token);
    }
}
