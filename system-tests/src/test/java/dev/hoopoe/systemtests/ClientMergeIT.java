package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two clients become one, and then three: what each of them had, in every dialect, by every way in. */
@ExtendWith(RunningSuite.class)
class ClientMergeIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PASSWORD = "Password123";
    private static final String MERGED = "dev.hoopoe.client.merged.v1";

    private final String run = UUID.randomUUID().toString();
    private final String email = run + "@example.com";
    private final ObjectMapper mapper = new ObjectMapper();
    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;
    private ApiClient customer;
    private String source;
    private int sourceNumber;
    private String target;
    private int targetNumber;
    private ApiClient.Opened ticket;
    private Set<Integer> tickets;

    ClientMergeIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    /** One who registers in HCall and has tickets in three dialects, and one whom staff have added. */
    @BeforeEach
    void meetTheSamePersonTwice() throws IOException {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        customer = anybody.withToken(anybody.post(
                        "/hcall/api/auth/register",
                        Map.of("user_name", "Augusta " + run, "user_email", email, "user_password", PASSWORD))
                .statusCode(200)
                .extract()
                .path("jwt_token"));
        source = subjectOf(customer.token());
        target = administrator
                .created("/api/clients", Map.of("name", "Ada " + run, "data", Map.of("plan", "gold")))
                .get("id")
                .textValue();
        sourceNumber = numberOf(source);
        targetNumber = numberOf(target);
        customer.post("/hcall/api/ticket/create", Map.of("ticket_name", "HCall " + run, "ticket_explain", "Smoke"))
                .statusCode(200);
        ticket = anybody.openTicket(source, null);
        int ofOmniDesk = administrator
                .post("/omnidesk/api/tickets", Map.of("client_id", sourceNumber, "subject", "OmniDesk " + run))
                .statusCode(201)
                .extract()
                .path("ticket_id");
        int ofHCall = administrator
                .get("/api/tickets?search={title}", "HCall " + run)
                .extract()
                .path("data.data[0].id");
        tickets = Set.of(ticket.id(), ofOmniDesk, ofHCall);
        write("Hello");
    }

    @Test
    void everythingOfTheTwoIsTheSurvivors() throws IOException {
        try (var webhook = new WebhookReceiver(administrator, "client.merged")) {
            merge(source, target)
                    .statusCode(200)
                    .body("data.id", equalTo(target))
                    .body("data.name", equalTo("Ada " + run))
                    .body("data.email", equalTo(email))
                    .body("data.data.plan", equalTo("gold"));

            allLeadsTo(target, targetNumber);
            await().atMost(SOON).until(() -> eventsOf(webhook, target).size() == 1);
            assertEquals(1, merges(target).size());
            assertEquals(
                    source,
                    merges(target).get(0).at("/data/changes/merged/to/id").asText());
            searchesFindTheSurvivor();

            var last = administrator.createClient("Last " + run);
            var lastNumber = numberOf(last);
            merge(source, last).statusCode(409);
            merge(target, last).statusCode(200);

            allLeadsTo(last, lastNumber);
            redirects(target, last);
            await().atMost(SOON).until(() -> eventsOf(webhook, last).size() == 1);
            assertEquals(1, merges(last).size());
            assertEquals(1, eventsOf(webhook, target).size());
            administrator.delete("/api/clients/" + last).statusCode(409);
        }
    }

    private ValidatableResponse merge(String from, String into) {
        return administrator.post("/api/clients/" + from + "/merge", Map.of("into", into));
    }

    private void allLeadsTo(String survivor, int number) throws IOException {
        redirects(source, survivor);
        administrator
                .get("/omnidesk/api/clients/" + sourceNumber)
                .statusCode(200)
                .body("client_id", is(number));
        loginIsOf(survivor);
        ticketsAreOf(survivor, number);
        whatNamesTheOldIdIsOf(survivor);
    }

    private void redirects(String old, String survivor) {
        administrator
                .request()
                .redirects()
                .follow(false)
                .get("/api/clients/" + old)
                .then()
                .statusCode(308)
                .header("Location", "/api/clients/" + survivor);
        administrator.get("/api/clients/" + old).statusCode(200).body("data.id", equalTo(survivor));
    }

    /** The session of before has ended, and the same password opens the survivor's. */
    private void loginIsOf(String survivor) throws IOException {
        await().atMost(SOON)
                .untilAsserted(() -> customer.get("/hcall/api/ticket/count").statusCode(401));
        customer = anybody.withToken(
                anybody.post("/hcall/api/auth/enter", Map.of("user_email", email, "user_password", PASSWORD))
                        .statusCode(200)
                        .extract()
                        .path("jwt_token"));
        assertEquals(survivor, subjectOf(customer.token()));
        customer.get("/hcall/api/ticket/count").statusCode(200);
    }

    private void ticketsAreOf(String survivor, int number) {
        await().atMost(SOON)
                .untilAsserted(() -> tickets.forEach(
                        id -> administrator.get("/api/tickets/" + id).body("data.client_id", equalTo(survivor))));
        for (var known : List.of(sourceNumber, number)) {
            List<Integer> listed = administrator
                    .get("/omnidesk/api/tickets?client_id=" + known)
                    .statusCode(200)
                    .body("client_id", everyItem(is(number)))
                    .extract()
                    .path("ticket_id");
            assertEquals(tickets, intersection(listed));
        }
        administrator
                .get("/hcall/api/ticket/fetch?author=" + email)
                .statusCode(200)
                .body("tickets.ticket_name", hasItem("HCall " + run));
        await().atMost(SOON)
                .untilAsserted(() -> administrator
                        .get("/omnidesk/api/conversations?client_id=" + sourceNumber)
                        .body("conversation_id", hasItem(ticket.id()))
                        .body("client_id", everyItem(is(number))));
        await().atMost(SOON)
                .untilAsserted(() -> administrator
                        .get("/api/messages?ticket_id=" + ticket.id())
                        .body("data.data.client_id", everyItem(equalTo(survivor))));
    }

    private void whatNamesTheOldIdIsOf(String survivor) {
        int opened = administrator
                .post("/api/tickets", Map.of("title", "Old id", "client_id", source, "channel_id", "web"))
                .statusCode(201)
                .body("data.client_id", equalTo(survivor))
                .extract()
                .path("data.id");
        tickets = union(tickets, opened);
        administrator
                .post("/api/messages", Map.of("ticket_id", ticket.id(), "client_id", source, "body", "Old id"))
                .statusCode(201)
                .body("data.client_id", equalTo(survivor));
        write("By the secret").body("data.client_id", equalTo(survivor));
    }

    private ValidatableResponse write(String text) {
        return anybody.post(
                        "/api/tickets/" + ticket.id() + "/messages", Map.of("secret", ticket.secret(), "message", text))
                .statusCode(201);
    }

    private void searchesFindTheSurvivor() {
        await().atMost(SOON)
                .untilAsserted(() -> administrator
                        .get("/api/tickets?search={name}", "Ada " + run)
                        .body("data.data.id", hasItem(ticket.id())));
        administrator.get("/api/tickets?search={name}", "Augusta " + run).body("data.total", is(0));
        administrator.get("/api/clients?search={email}", email).body("data.data.id", equalTo(List.of(target)));
    }

    /** Their ids; other tests merge clients beside this one. */
    private static Set<String> eventsOf(WebhookReceiver webhook, String subject) {
        return webhook.trail().events().stream()
                .filter(event -> event.type().equals(MERGED) && event.subject().equals(subject))
                .map(ObservedEvent::id)
                .collect(Collectors.toSet());
    }

    private List<JsonNode> merges(String subject) {
        var events = administrator
                .get("/api/events?types=client.merged&subject=" + subject)
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .at("/data/events");
        return List.of(mapper.convertValue(events, JsonNode[].class));
    }

    /** As a ticket shows it in OmniDesk. */
    private int numberOf(String client) {
        var opened = anybody.openTicket(client, null).id();
        int number = administrator
                .get("/omnidesk/api/tickets/" + opened)
                .statusCode(200)
                .extract()
                .path("client_id");
        administrator.delete("/api/tickets/" + opened).statusCode(200);
        return number;
    }

    private Set<Integer> intersection(List<Integer> listed) {
        var common = new HashSet<>(listed);
        common.retainAll(tickets);
        return common;
    }

    private static Set<Integer> union(Set<Integer> some, int one) {
        var all = new HashSet<>(some);
        all.add(one);
        return all;
    }

    private String subjectOf(String token) throws IOException {
        return mapper.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]))
                .get("sub")
                .textValue();
    }
}
