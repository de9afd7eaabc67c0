package dev.hoopoe.messaging.stream;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.testing.PhoenixClient;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream for staff, as a WebSocket and as server-sent events (docs/stream.md). */
@QuarkusTest
class StreamSocketTest extends MessagingTest {

    private final List<PhoenixClient> opened = new ArrayList<>();

    @AfterEach
    void closeSockets() {
        opened.forEach(PhoenixClient::close);
    }

    @Test
    void messageIsStreamedWithItsCursor() {
        var ticket = ticketOf(11);
        var socket = socketOf(administrator, "");

        write(ticket, "One");

        var frame = socket.await(event("message.created", "One"));
        assertEquals(account, frame.at("/event/accountid").asText());
        assertTrue(frame.path("cursor").isTextual());
    }

    @Test
    void streamGoesOnAfterItsCursor() {
        var ticket = ticketOf(11);
        var first = socketOf(administrator, "?types=message");
        write(ticket, "One");
        var cursor = first.await(event("message.created", "One")).path("cursor").asText();
        first.close();
        write(ticket, "Two");
        write(ticket, "Three");

        var second = socketOf(administrator, "?types=message&after=" + cursor);

        second.await(event("message.created", "Three"));
        assertEquals(
                List.of("Two", "Three"),
                second.frames().stream()
                        .filter(frame -> frame.path("type").asText().equals("event"))
                        .map(frame -> frame.at("/event/data/snapshot/body").asText())
                        .toList());
    }

    @Test
    void agentIsStreamedTheTicketsOfTheDepartmentAlone() {
        var own = ticketOf(11);
        var foreign = ticketOf(12);
        var socket = socketOf(anAgentOf(11L), "");

        write(foreign, "Not for you");
        write(own, "For you");

        socket.await(event("message.created", "For you"));
        assertFalse(socket.frames().toString().contains("Not for you"));
    }

    @Test
    void whoLooksAtATicketIsShownToAllWhoDo() {
        var ticket = ticketOf(11);
        var agent = anAgentOf(11L);
        var one = socketOf(administrator, "");
        var other = socketOf(agent, "");

        view(one, ticket);
        one.await(presenceOf(administrator));
        view(other, ticket);

        one.await(presenceOf(administrator, agent));
        var seen = other.await(presenceOf(administrator, agent));
        assertEquals(ticket.id(), seen.path("ticket_id").asLong());
        other.sendText("{\"action\":\"leave\",\"ticket_id\":%d}".formatted(ticket.id()));
        awaitLast(one, presenceOf(administrator));
    }

    @Test
    void typingIsToldToTheOthersWhoLook() {
        var ticket = ticketOf(11);
        var one = socketOf(administrator, "");
        var other = socketOf(anAgentOf(11L), "");
        view(one, ticket);
        view(other, ticket);

        one.sendText("{\"action\":\"typing\",\"ticket_id\":%d,\"typing\":true,\"ref\":\"t\"}".formatted(ticket.id()));

        var told = other.await(frame -> frame.path("type").asText().equals("typing"));
        assertEquals(administrator.id().toString(), told.path("user_id").asText());
        assertTrue(told.path("client_id").isNull());
        assertTrue(told.path("typing").booleanValue());
        assertEquals(ticket.id(), told.path("ticket_id").asLong());
        one.await(answer("ok", "t"));
        assertTrue(one.frames().stream()
                .noneMatch(frame -> frame.path("type").asText().equals("typing")));
    }

    @Test
    void ticketThatIsNotSeenCannotBeLookedAt() {
        var foreign = ticketOf(12);
        var socket = socketOf(anAgentOf(11L), "");

        view(socket, foreign, "1");
        socket.sendText("{\"action\":\"view\",\"ticket_id\":999999999,\"ref\":\"2\"}");
        socket.sendText(
                "{\"action\":\"typing\",\"ticket_id\":%d,\"typing\":true,\"ref\":\"3\"}".formatted(foreign.id()));

        assertEquals(
                "Ticket not found",
                socket.await(answer("error", "1")).path("message").asText());
        assertEquals(
                "Ticket not found",
                socket.await(answer("error", "2")).path("message").asText());
        assertEquals(
                "ticket_id: must be one that this socket looks at",
                socket.await(answer("error", "3")).path("message").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x|A frame is a JSON object with an action",
                "[]|action: must be one of leave, ping, typing, view",
                "{\"action\":\"dance\"}|action: must be one of leave, ping, typing, view",
                "{\"action\":\"view\"}|ticket_id: must be an integer",
                "{\"action\":\"view\",\"ticket_id\":\"x\"}|ticket_id: must be an integer",
                "{\"action\":\"view\",\"ticket_id\":1e99}|ticket_id: must be an integer"
            })
    void badFrameIsAnsweredAndTheSocketStays(String text, String message) {
        var socket = socketOf(administrator, "");

        socket.sendText(text);
        socket.sendText("{\"action\":\"ping\",\"ref\":1}");

        assertEquals(
                message,
                socket.await(frame -> frame.path("type").asText().equals("error"))
                        .path("message")
                        .asText());
        socket.await(frame -> frame.path("ref").asInt() == 1);
    }

    @Test
    void streamIsForStaff() {
        assertEquals(401, PhoenixClient.refusal(address(""), Map.of()));
        assertEquals(401, PhoenixClient.refusal(address(""), bearer("x")));
        assertEquals(403, PhoenixClient.refusal(address(""), bearer(TestTokens.client(account, UUID.randomUUID()))));
    }

    @ParameterizedTest
    @CsvSource({"?types=x, types", "?after=x, after", "?color=red, color"})
    void badParameterIsToldInAFrame(String query, String field) {
        var socket = socketOf(administrator, query);

        assertTrue(socket.await(frame -> frame.path("type").asText().equals("error"))
                .path("message")
                .asText()
                .startsWith(field + ": "));
        assertEquals(1008, socket.closeCode());
    }

    @Test
    void userWhoIsNoLongerActiveIsStreamedNothing() {
        var socket = socketOf(anAgentOf(11L).inactive(), "");

        assertEquals(1008, socket.closeCode());
    }

    @Test
    void serverSentEventsHaveTheSameBesideTheFeed() throws Exception {
        var ticket = ticketOf(11);
        var socket = socketOf(anAgentOf(11L), "");
        view(socket, ticket);
        var text = new CompletableFuture<String>();
        var wanted = List.of("event:presence", "event:typing", "event:dev.hoopoe.message.created.v1");
        var lines = read("/api/stream?ticket_id=" + ticket.id(), wanted, text);

        socket.await(presence -> presence.at("/users").size() == 2);
        write(ticket, "One");
        socket.await(event("message.created", "One"));
        socket.sendText("{\"action\":\"typing\",\"ticket_id\":%d,\"typing\":true}".formatted(ticket.id()));

        text.get(30, TimeUnit.SECONDS);
        lines.cancel(true);
        awaitLast(socket, frame -> frame.at("/users").size() == 1);
    }

    @Test
    void jsonSaysWhoLooksAndWhereNowIs() {
        var ticket = ticketOf(11);
        var socket = socketOf(administrator, "");
        view(socket, ticket);

        asAdministrator()
                .get("/api/stream?ticket_id=" + ticket.id())
                .then()
                .statusCode(200)
                .body("data.cursor", instanceOf(String.class))
                .body("data.tickets", hasSize(1))
                .body("data.tickets[0].ticket_id", is(ticket.id()))
                .body(
                        "data.tickets[0].users.user_id",
                        contains(administrator.id().toString()));
    }

    @Test
    void readersSeeTheirTicketsAlone() {
        for (var accept : List.of("application/json", "text/event-stream")) {
            asAdministrator()
                    .accept(accept)
                    .get("/api/stream?ticket_id=999999999")
                    .then()
                    .statusCode(404);
            asAdministrator().accept(accept).get("/api/stream?color=red").then().statusCode(400);
            asClient().accept(accept).get("/api/stream").then().statusCode(403);
            anonymous().accept(accept).get("/api/stream").then().statusCode(401);
        }
        var many = IntStream.range(1, 22).mapToObj(id -> "ticket_id=" + id).collect(Collectors.joining("&"));
        asAdministrator().get("/api/stream?" + many).then().statusCode(400);
    }

    /** The last frame fits: an earlier one of the same content does not do. */
    private static void awaitLast(PhoenixClient socket, Predicate<JsonNode> wanted) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> wanted.test(socket.frames().get(socket.frames().size() - 1)));
    }

    private CompletableFuture<?> read(String path, List<String> until, CompletableFuture<String> text)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + TestTokens.administrator(account, administrator.id()))
                .header("Accept", "text/event-stream")
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenAcceptAsync(response -> {
                    var all = new StringBuilder();
                    var buffer = new byte[4_096];
                    try (var body = response.body()) {
                        while (!until.stream().allMatch(all.toString()::contains)) {
                            var length = body.read(buffer);
                            all.append(new String(buffer, 0, Math.max(0, length), UTF_8));
                        }
                    } catch (IOException e) {
                        text.completeExceptionally(e);
                    }
                    text.complete(all.toString());
                });
    }

    private TicketFixture ticketOf(long department) {
        return known(aTicket()
                .inDepartment(department)
                .having("uid", UUID.randomUUID().toString()));
    }

    private void write(TicketFixture ticket, String text) {
        asAdministrator()
                .body(Map.of("ticket_id", ticket.id(), "body", text))
                .post("/api/messages")
                .then()
                .statusCode(201);
    }

    private static void view(PhoenixClient socket, TicketFixture ticket) {
        view(socket, ticket, "view");
        socket.await(answer("ok", "view"));
    }

    private static void view(PhoenixClient socket, TicketFixture ticket, String ref) {
        socket.sendText("{\"action\":\"view\",\"ticket_id\":%d,\"ref\":\"%s\"}".formatted(ticket.id(), ref));
    }

    private static Predicate<JsonNode> event(String type, String body) {
        return frame -> frame.at("/event/type").asText().equals("dev.hoopoe." + type + ".v1")
                && frame.at("/event/data/snapshot/body").asText().equals(body);
    }

    private static Predicate<JsonNode> answer(String type, String ref) {
        return frame -> frame.path("type").asText().equals(type)
                && frame.path("ref").asText().equals(ref);
    }

    private static Predicate<JsonNode> presenceOf(UserFixture... users) {
        return frame -> frame.path("type").asText().equals("presence")
                && frame.path("users").size() == users.length
                && List.of(users).stream()
                        .allMatch(user -> frame.path("users")
                                .toString()
                                .contains(user.id().toString()));
    }

    private PhoenixClient socketOf(UserFixture user, String query) {
        replicated(account, user);
        var socket = PhoenixClient.open(address(query), bearer(TestTokens.person(account, user.id(), user.type())));
        opened.add(socket);
        return socket;
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static URI address(String query) {
        return URI.create("ws://127.0.0.1:" + RestAssured.port + "/api/stream" + query);
    }
}
