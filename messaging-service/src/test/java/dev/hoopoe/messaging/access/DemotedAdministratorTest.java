package dev.hoopoe.messaging.access;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAdministrator;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.feed.EventStream;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The token of a demoted administrator grants what the user is now, and nothing more. */
@QuarkusTest
class DemotedAdministratorTest extends MessagingTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Of each of these an administrator is shown events of other people's tickets, or events that agents are not shown. */
    private static final String TYPES = "types=ticket,session,client";

    private final UserFixture demoted = anAdministrator();
    private final TicketFixture ticket = aTicket().inDepartment(4);
    private int message;

    @BeforeEach
    void writeOnATicketOfDepartmentFour() {
        known(ticket);
        message = asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", "x"))
                .post("/api/messages")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private RequestSpecification withOldToken() {
        return with(administratorTokenOf(demoted));
    }

    private void demotedAgentOfDepartmentThree() {
        replicated(account, demoted.demotedTo(3L));
    }

    @Test
    void messagesOfOtherDepartmentsAreNotShown() {
        demotedAgentOfDepartmentThree();

        withOldToken().get("/api/messages/" + message).then().statusCode(404);
        withOldToken().get("/api/messages").then().statusCode(200).body("data.total", equalTo(0));
        withOldToken()
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .statusCode(200)
                .body("data.total", equalTo(0));
        withOldToken()
                .body(Map.of("message", "Answer"))
                .post("/api/agent/tickets/" + ticket.id() + "/reply")
                .then()
                .statusCode(404);
    }

    @Test
    void messagesAreNotWrittenInOtherNames() {
        replicated(account, demoted.demotedTo(4L));

        withOldToken()
                .body(Map.of("ticket_id", ticket.id(), "body", "x", "user_id", administrator.id()))
                .post("/api/messages")
                .then()
                .statusCode(403);
        withOldToken()
                .body(Map.of("ticket_id", ticket.id(), "body", "x", "client_id", knownClient()))
                .post("/api/messages")
                .then()
                .statusCode(403);
    }

    @Test
    void conversationsOfOtherDepartmentsAreNotShown() {
        demotedAgentOfDepartmentThree();

        withOldToken().get("/omnidesk/api/conversations").then().statusCode(200).body("$", hasSize(0));
        withOldToken().get("/omnidesk/api/conversations/" + ticket.id()).then().statusCode(404);
        withOldToken()
                .get("/omnidesk/api/conversations/" + ticket.id() + "/messages")
                .then()
                .statusCode(404);
    }

    @Test
    void channelsAreShownWithoutTheirConfiguration() {
        demotedAgentOfDepartmentThree();
        asAdministrator()
                .body(Map.of("id", "mail", "name", "Mail", "configuration", Map.of("host", "mail.example.com")))
                .post("/api/channels")
                .then()
                .statusCode(201);

        withOldToken().get("/api/channels/mail").then().statusCode(200).body("data.configuration", anEmptyMap());
        withOldToken().get("/api/channels").then().statusCode(200).body("data.data[0].configuration", anEmptyMap());
    }

    /** A call for administrators alone. */
    record Operation(String method, String path, Map<String, ?> body) {

        Response call(RequestSpecification caller) {
            return (body == null ? caller : caller.body(body)).request(method, path);
        }
    }

    static List<Operation> operationsOfAdministrators() {
        var webhook = "/api/webhooks/" + UUID.randomUUID();
        var subscription = "/netia/api/event_subscriptions/" + UUID.randomUUID();
        return List.of(
                new Operation("GET", "/api/webhooks", null),
                new Operation("POST", "/api/webhooks", Map.of("url", "https://example.com")),
                new Operation("GET", webhook, null),
                new Operation("PUT", webhook, Map.of()),
                new Operation("DELETE", webhook, null),
                new Operation("POST", webhook + "/pause", null),
                new Operation("POST", webhook + "/resume", null),
                new Operation("POST", webhook + "/secret", Map.of()),
                new Operation("POST", webhook + "/replay?from=2026-03-02T09:41:00Z", null),
                new Operation("POST", webhook + "/test", null),
                new Operation("GET", webhook + "/deliveries", null),
                new Operation("POST", webhook + "/deliveries/1/redeliver", null),
                new Operation("GET", "/netia/api/event_subscriptions", null),
                new Operation("POST", "/netia/api/event_subscriptions", Map.of("url", "https://example.com")),
                new Operation("POST", "/netia/api/event_subscriptions/verify", Map.of("url", "https://example.com")),
                new Operation("GET", subscription, null),
                new Operation("PUT", subscription, Map.of()),
                new Operation("PATCH", subscription, Map.of()),
                new Operation("DELETE", subscription, null),
                new Operation("POST", "/api/channels", Map.of("name", "Mail")),
                new Operation("PUT", "/api/channels/mail", Map.of()),
                new Operation("DELETE", "/api/channels/mail", null),
                new Operation("DELETE", "/api/messages/1", null));
    }

    @ParameterizedTest
    @MethodSource("operationsOfAdministrators")
    void operationsForAdministratorsAreForbidden(Operation operation) {
        demotedAgentOfDepartmentThree();

        var error = operation.path().startsWith("/netia/") ? "error.code" : "data.error";
        operation.call(withOldToken()).then().statusCode(403).body(error, equalToIgnoringCase("forbidden"));
    }

    @ParameterizedTest
    @MethodSource("operationsOfAdministrators")
    void administratorWhoIsInactiveIsUnauthorized(Operation operation) {
        replicated(account, demoted.inactive());

        operation.call(withOldToken()).then().statusCode(401);
    }

    @Test
    void administratorWhoIsInactiveReadsNothing() {
        replicated(account, demoted.inactive());

        for (var path : List.of("/api/messages", "/api/channels", "/api/events", "/omnidesk/api/conversations")) {
            withOldToken().get(path).then().statusCode(401);
        }
    }

    @Test
    void unknownAdministratorIsUnauthorized() {
        withOldToken().get("/api/messages").then().statusCode(401);
        withOldToken().get("/api/events").then().statusCode(401);
        withOldToken().get("/api/webhooks").then().statusCode(401);
    }

    @Test
    void tokenOfAnAgentWhoIsAnAdministratorNowGrantsWhatAnAgentMay() {
        replicated(account, demoted);
        var caller = TestTokens.agent(account, demoted.id());

        with(caller).get("/api/messages/" + message).then().statusCode(404);
        with(caller).get("/api/webhooks").then().statusCode(403);
        with(caller).get("/api/events?types=session").then().statusCode(200).body("data.events", hasSize(0));
    }

    @Test
    void administratorWhoIsNotReplicatedYetIsReadFromDirectoryService() {
        known(demoted);

        withOldToken().get("/api/messages/" + message).then().statusCode(200);
        withOldToken().get("/api/webhooks").then().statusCode(200);
    }

    /** The answer has the secret that the webhook's requests are signed with. */
    @Test
    void storedAnswerToACreationIsNotRepeated() {
        replicated(account, demoted);
        var creation = Map.of("url", "http://127.0.0.1:1/" + UUID.randomUUID());
        var key = UUID.randomUUID().toString();
        withOldToken()
                .header("Idempotency-Key", key)
                .body(creation)
                .post("/api/webhooks")
                .then()
                .statusCode(201);

        demote();

        withOldToken()
                .header("Idempotency-Key", key)
                .body(creation)
                .post("/api/webhooks")
                .then()
                .statusCode(403);
    }

    @Test
    void eventsAreThoseOfAnAgent() {
        demotedAgentOfDepartmentThree();
        var theirs = somethingHappens();
        awaitEventsInFeed(3);

        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        List.of(theirs),
                        withOldToken().get("/api/events?" + TYPES).path("data.events.subject")));
    }

    @Test
    void longPollIsAnsweredWithTheAgentsEvents() {
        replicated(account, demoted);
        var latest = withOldToken().get("/api/events?after=latest").<String>path("data.next_cursor");
        var waiting = CompletableFuture.supplyAsync(
                () -> withOldToken().get("/api/events?wait=20&" + TYPES + "&after=" + latest));

        demote();
        var theirs = somethingHappens();

        var answer = waiting.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
        assertEquals(List.of(theirs), answer.path("data.events.subject"));
    }

    @Test
    void openStreamContinuesWithTheAgentsEvents() {
        replicated(account, demoted);
        try (var stream = EventStream.open(administratorTokenOf(demoted), "?after=latest&" + TYPES, null)) {
            await().atMost(SOON).until(() -> stream.lastEventId() != null);

            demote();
            var theirs = somethingHappens();

            awaitEventsInFeed(3);
            var later = UUID.randomUUID().toString();
            TopicWriter.publish(Event.of("client.created", later, account, 0, Map.of("id", later)));

            await().atMost(SOON).until(() -> subjectsOf(stream).contains(later));
            assertEquals(List.of(theirs, later), subjectsOf(stream));
        }
    }

    @Test
    void openStreamEndsWhenTheUserIsDeactivated() {
        replicated(account, demoted);
        try (var stream = EventStream.open(administratorTokenOf(demoted), "?after=latest&" + TYPES, null)) {
            await().atMost(SOON).until(() -> stream.lastEventId() != null);

            publish(demoted.inactive());
            await().atMost(SOON).until(() -> withOldToken().get("/api/messages").statusCode() == 401);
            somethingHappens();

            await().atMost(SOON).until(stream::hasEnded);
            assertEquals(List.of(), stream.events());
        }
    }

    private void awaitEventsInFeed(int count) {
        await().atMost(SOON)
                .until(() -> asAdministrator().get("/api/events?" + TYPES).path("data.events.size()"), equalTo(count));
    }

    private static List<String> subjectsOf(EventStream stream) {
        return stream.events().stream()
                .map(event -> event.data().get("subject").textValue())
                .toList();
    }

    /** Returns once this service has applied the event. */
    private void demote() {
        publish(demoted.demotedTo(3L));
        await().atMost(SOON).until(() -> withOldToken().get("/api/webhooks").statusCode() == 403);
    }

    private void publish(UserFixture user) {
        TopicWriter.publish(Event.of("user.updated", user.id().toString(), account, 1, user.snapshot()));
    }

    /** An event of a ticket that the agent does not see, one that no agent sees, and one that every agent sees: the last one's subject. */
    private String somethingHappens() {
        var client = UUID.randomUUID().toString();
        TopicWriter.publish(
                Event.of("ticket.updated", Long.toString(ticket.id()), account, 1, ticket.snapshot()),
                Event.of("session.started", UUID.randomUUID().toString(), account, 0, Map.of("id", "x")),
                Event.of("client.created", client, account, 0, Map.of("id", client)));
        return client;
    }
}
