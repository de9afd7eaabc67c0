package dev.hoopoe.systemtests;

import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A ticket's life across the services, as its client, its agent and the administrator see it. */
@ExtendWith(RunningSuite.class)
class TicketLifeIT {

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    TicketLifeIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @Test
    void theSuiteIsHealthyAndKnowsItsUptime() {
        anybody.get("/health").statusCode(200).body("success", equalTo(true)).body("data", equalTo("ok"));
        anybody.get("/uptime").statusCode(200).body("data.uptime", not(nullValue()));
    }

    @Test
    void aFreshDeskHasAnAdministratorAChannelForWebAndEmailAndADepartment() {
        administrator
                .get("/auth/profile")
                .statusCode(200)
                .body("data.type", equalTo("administrator"))
                .body("data.email", equalTo(suite.adminEmail()));
        administrator.get("/api/channels/web").statusCode(200).body("data.enabled", equalTo(true));
        administrator.get("/api/channels/email").statusCode(200);
        administrator.get("/api/departments").statusCode(200).body("data.data[0].name", equalTo("Support"));
    }

    @Test
    void ticketIsOpenedOnceWithAKeyAndChangedOnlyAsSeen() {
        var ticket = Map.of("title", "Smoke", "client_id", administrator.createClient("Ada"), "channel_id", "web");
        var key = UUID.randomUUID().toString();

        var opened = keyed(key, ticket).statusCode(201).extract();
        keyed(key, ticket)
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(opened.asString()));
        keyed(key, Map.of("title", "Fire")).statusCode(422);

        var path = "/api/tickets/" + opened.path("data.id");
        var tag = administrator.get(path).statusCode(200).extract().header("ETag");
        administrator
                .request()
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", tag);
        changed(path, tag, "Fire").statusCode(200);
        changed(path, tag, "Flames").statusCode(412).body("data.current.title", equalTo("Fire"));
    }

    private ValidatableResponse keyed(String key, Map<String, ?> ticket) {
        return administrator
                .request()
                .header("Idempotency-Key", key)
                .body(ticket)
                .post("/api/tickets")
                .then();
    }

    private ValidatableResponse changed(String path, String ifMatch, String title) {
        return administrator
                .request()
                .header("If-Match", ifMatch)
                .body(Map.of("title", title))
                .put(path)
                .then();
    }

    @Test
    void anybodyOpensATicketAndOnlyThatAnswerHoldsTheSecret() {
        var client = administrator.createClient("Ada");

        var opened = anybody.openTicket(client, null);

        administrator
                .get("/api/tickets/{id}", opened.id())
                .statusCode(200)
                .body("data.status", equalTo("new"))
                .body("data", not(hasKey("secret")));
        org.hamcrest.MatcherAssert.assertThat(opened.secret(), matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void aReplyMovesTheTicketToTheUserAndTheClientsMessageMovesItBack() {
        var ticket = anybody.openTicket(administrator.createClient("Ada"), null);

        administrator
                .post("/api/agent/tickets/" + ticket.id() + "/reply", Map.of("message", "Is it still burning?"))
                .statusCode(200)
                .body("data.message", equalTo("Reply sent successfully"));
        awaitStatus(ticket.id(), "wait_for_user");
        anybody.post(
                        "/api/tickets/" + ticket.id() + "/messages",
                        Map.of("secret", ticket.secret(), "message", "Only smoke now"))
                .statusCode(201);

        awaitStatus(ticket.id(), "wait_for_agent");
        administrator
                .get("/api/messages?ticket_id={id}", ticket.id())
                .statusCode(200)
                .body("data.total", equalTo(2))
                .body("data.data.body", containsInAnyOrder("Is it still burning?", "Only smoke now"));
    }

    @Test
    void theFirstTextOfATicketIsItsFirstMessageAtOnce() {
        var client = administrator.createClient("Ada");
        int id = anybody.post(
                        "/api/tickets",
                        Map.of("title", "Hi", "client_id", client, "channel_id", "web", "message", "Žluťoučký 🐦"))
                .statusCode(201)
                .extract()
                .path("data.id");

        var messages = administrator.get("/api/messages?ticket_id={id}", id).statusCode(200);

        messages.body("data.data", hasSize(1))
                .body("data.data[0].body", equalTo("Žluťoučký 🐦"))
                .body("data.data[0].client_id", equalTo(client));
    }

    @Test
    void aClosedTicketCarriesItsTimeUntilItIsOpenedAgain() {
        var ticket = anybody.openTicket(administrator.createClient("Ada"), null);

        administrator
                .put("/api/agent/tickets/" + ticket.id() + "/status", Map.of("status", "closed"))
                .statusCode(200)
                .body("data.message", equalTo("Ticket status updated successfully"))
                .body("data.ticket.closed_at", matchesPattern(".*Z"));

        administrator
                .put("/api/tickets/" + ticket.id(), Map.of("status", "in_progress"))
                .statusCode(200)
                .body("data.closed_at", nullValue());
    }

    @Test
    void agentsSeeTheirDepartmentsTicketsAndNoOthers() {
        var ours = administrator.createDepartment("Ours " + System.nanoTime());
        var theirs = administrator.createDepartment("Theirs " + System.nanoTime());
        var agent = administrator.createUser("agent", ours);
        var client = administrator.createClient("Ada");
        var seen = anybody.openTicket(client, ours);
        var hidden = anybody.openTicket(client, theirs);

        var api = anybody.login(agent.email(), ApiClient.PASSWORD);

        api.get("/api/tickets").statusCode(200).body("data.data.id", equalTo(List.of(seen.id())));
        api.get("/api/tickets/{id}", hidden.id()).statusCode(404);
        api.post("/api/agent/tickets/" + hidden.id() + "/reply", Map.of("message", "x"))
                .statusCode(404);
        api.post("/api/agent/tickets/" + seen.id() + "/reply", Map.of("message", "x"))
                .statusCode(200);
        api.get("/api/users").statusCode(403);
    }

    private void awaitStatus(int ticket, String status) {
        await().atMost(ofSeconds(10))
                .untilAsserted(
                        () -> administrator.get("/api/tickets/{id}", ticket).body("data.status", equalTo(status)));
    }
}
