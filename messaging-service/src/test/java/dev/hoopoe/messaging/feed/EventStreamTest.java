package dev.hoopoe.messaging.feed;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.account.InactiveAccountStore;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.feed.EventStream.Received;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** The feed as those see it who follow it by server-sent events. */
@QuarkusTest
class EventStreamTest extends MessagingTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int WRITERS = 6;
    private static final int BATCHES = 60;
    private static final int IN_A_BATCH = 3;
    private static final int LARGE_EVENTS = 50;

    @Inject
    FeedWriter writer;

    @Inject
    FeedTailPoller poller;

    @Inject
    EndedSessions endedSessions;

    @Inject
    InactiveAccountStore inactiveAccounts;

    @Inject
    MeterRegistry meters;

    @Inject
    ObjectMapper mapper;

    @Test
    void headOfAStreamEndsAtOnceAndLeavesTheConnectionFree() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout((int) SOON.toMillis());
            var head =
                    "HEAD /api/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                            + token() + "\r\n\r\n";
            socket.getOutputStream()
                    .write((head + head.replace("Accept", "Connection: close\r\nAccept")).getBytes(UTF_8));

            var answers = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertEquals(2, answers.split("HTTP/1.1 200 OK", -1).length - 1, answers);
            assertEquals(
                    2,
                    answers.toLowerCase(java.util.Locale.ROOT).split("content-type: text/event-stream").length - 1,
                    answers);
        }
    }

    @Test
    void eventIsShownAsTheAnswerWithoutStreamShowsIt() {
        append(entry("1", 0, "{\"text\":\"two\\nlines and é\"}"));

        try (var stream = EventStream.open(token(), "", null)) {
            var received = await().atMost(SOON)
                    .until(stream::events, events -> !events.isEmpty())
                    .get(0);

            var page = asAdministrator().get("/api/events").jsonPath();
            assertEquals("dev.hoopoe.client.updated.v1", received.name());
            assertEquals(
                    page.getString("data.events[0].id"),
                    received.data().get("id").textValue());
            assertEquals("two\nlines and é", received.data().at("/data/text").textValue());
            assertEquals("1000", stream.retry());
            asAdministrator()
                    .get("/api/events?after=" + received.id())
                    .then()
                    .statusCode(200)
                    .body("data.events.size()", equalTo(0));
        }
    }

    /** While many write, and over broken lines: no hole, no repeat, and each subject in its order. */
    @Test
    void readerThatReconnectsMissesAndRepeatsNothing() {
        var writers = IntStream.range(0, WRITERS)
                .mapToObj(number -> CompletableFuture.runAsync(() -> write(number)))
                .toList();
        var all = WRITERS * BATCHES * IN_A_BATCH;

        var met = new ArrayList<Received>();
        String lastEventId = null;
        while (met.size() < all) {
            var stream = EventStream.open(token(), "", lastEventId);
            var enough = Math.min(all, met.size() + all / 4) - met.size();
            await().atMost(SOON).until(() -> stream.events().size() >= enough);
            stream.close();
            await().atMost(SOON).until(stream::hasEnded);
            met.addAll(stream.events());
            lastEventId = stream.lastEventId();
        }
        writers.forEach(CompletableFuture::join);

        assertEquals(all, met.size());
        assertEquals(
                all,
                new HashSet<>(met.stream().map(event -> event.data().get("id")).toList()).size());
        for (var number = 0; number < WRITERS; number++) {
            var subject = Integer.toString(number);
            assertEquals(
                    IntStream.range(0, BATCHES * IN_A_BATCH)
                            .mapToObj(Integer::toString)
                            .toList(),
                    met.stream()
                            .map(Received::data)
                            .filter(event -> event.get("subject").textValue().equals(subject))
                            .map(event -> event.get("sequence").textValue())
                            .toList());
        }
    }

    @Test
    void agentFollowsTheTicketsThatTheAgentSees() {
        var agent = known(anAgentOf(3L));
        var theirs = aTicket().inDepartment(3);
        var token = TestTokens.person(account, agent.id(), agent.type());

        try (var stream = EventStream.open(token, "?types=ticket", null)) {
            TopicWriter.publish(created(aTicket().inDepartment(4)), created(theirs), created(aTicket()));
            TopicWriter.publish(Event.of("ticket.updated", Long.toString(theirs.id()), account, 1, theirs.snapshot()));

            await().atMost(SOON).until(() -> stream.events().size() == 2);
            assertEquals(
                    List.of("0", "1"),
                    stream.events().stream()
                            .map(event -> event.data().get("sequence").textValue())
                            .toList());
            stream.events()
                    .forEach(event -> assertEquals(
                            Long.toString(theirs.id()),
                            event.data().get("subject").textValue()));
        }
    }

    @Test
    void streamSendsACursorPastEventsForOthers() {
        append(entry("1", 0, "{}"), entry("1", 1, "{}"));

        try (var stream = EventStream.open(token(), "?types=ticket", null)) {
            await().atMost(SOON).until(() -> stream.lastEventId() != null);

            assertEquals(List.of(), stream.events());
            asAdministrator()
                    .get("/api/events?after=" + stream.lastEventId())
                    .then()
                    .statusCode(200)
                    .body("data.events.size()", equalTo(0));
        }
    }

    @Test
    void lastEventIdStandsAboveTheCursorOfTheAddress() {
        append(entry("1", 0, "{}"), entry("1", 1, "{}"));
        var first = asAdministrator().get("/api/events?limit=1").jsonPath().getString("data.next_cursor");

        try (var stream = EventStream.open(token(), "?after=latest", first)) {
            await().atMost(SOON).until(() -> stream.events().size() == 1);

            assertEquals("1", stream.events().get(0).data().get("sequence").textValue());
        }
    }

    @Test
    void streamEndsWithinASecondOfItsSession() {
        var token = token();
        try (var stream = EventStream.open(token, "?after=latest", null)) {
            await().atMost(SOON).until(() -> stream.lastEventId() != null);

            endedSessions.add(sessionOf(token), Instant.now().plusSeconds(600));

            await().atMost(Duration.ofSeconds(1)).until(stream::hasEnded);
            assertEquals("the session has ended", stream.lastComment());
            assertEquals(
                    401, EventStream.answer(token, "", stream.lastEventId()).statusCode());
        }
    }

    @Test
    void streamEndsWithinASecondOfTheSuspensionOfItsAccount() {
        var token = token();
        try (var stream = EventStream.open(token, "?after=latest", null)) {
            await().atMost(SOON).until(() -> stream.lastEventId() != null);

            QuarkusTransaction.requiringNew().run(() -> inactiveAccounts.suspend(account, Instant.now()));

            await().atMost(Duration.ofSeconds(1)).until(stream::hasEnded);
            assertEquals("the session has ended", stream.lastComment());
        }
    }

    @Test
    void streamEndsWithItsToken() {
        var expiry = Instant.now().plusSeconds(2);
        var token = TestTokens.signed(claims -> {
            claims.setSubject(administrator.id().toString());
            claims.setStringListClaim("groups", List.of("administrator"));
            claims.setStringClaim("account", account);
            claims.setStringClaim("sid", UUID.randomUUID().toString());
            claims.setExpirationTime(NumericDate.fromSeconds(expiry.getEpochSecond()));
        });

        try (var stream = EventStream.open(token, "?after=latest", null)) {
            await().atMost(Duration.ofSeconds(4)).until(stream::hasEnded);
        }
        assertTrue(!Instant.now().isBefore(expiry.minusSeconds(1)));
    }

    /** For a reader who takes nothing the server reads what fits into the network's buffers, and a part more. */
    @Test
    void slowReaderDoesNotFillTheMemory() throws IOException {
        var large = "{\"text\":\"" + "x".repeat(400_000) + "\"}";
        for (var sequence = 0; sequence < LARGE_EVENTS; sequence++) {
            append(entry("1", sequence, large));
        }
        // The meter is there from the first read on.
        asAdministrator().get("/api/events?limit=1").then().statusCode(200);
        var before = meters.get("hoopoe.feed.parts").summary().totalAmount();

        try (var lazy = new Socket()) {
            lazy.setReceiveBufferSize(8_192);
            lazy.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
            lazy.getOutputStream()
                    .write(
                            ("GET /api/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                                            + token() + "\r\n\r\n")
                                    .getBytes(UTF_8));
            assertEquals('H', lazy.getInputStream().read());
            // Once another stream of the same events has come to its end, this one would have, too.
            try (var quick = EventStream.open(token(), "", null)) {
                await().atMost(SOON).until(() -> quick.events().size() == LARGE_EVENTS);
            }
            var read = meters.get("hoopoe.feed.parts").summary().totalAmount() - before - LARGE_EVENTS;
            assertTrue(read < LARGE_EVENTS / 2, "Events read for a reader who takes none: " + read);
        }
    }

    @Test
    void requestErrorsAreAnsweredBeforeTheStream() {
        asAdministrator()
                .accept("text/event-stream")
                .get("/api/events?types=Ticket")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/json"))
                .body("data.error", equalTo("invalid_input"));
        assertEquals(400, EventStream.answer(token(), "", "x").statusCode());
        anonymous().accept("text/event-stream").get("/api/events").then().statusCode(401);
        asClient().accept("text/event-stream").get("/api/events").then().statusCode(403);
    }

    @Test
    void otherFormatsAreRefusedAndJsonIsTheDefault() {
        asAdministrator()
                .accept("application/xml")
                .get("/api/events")
                .then()
                .statusCode(406)
                .body("data.error", equalTo("invalid_input"));
        for (var accepted : List.of("*/*", "application/*", "application/json, text/event-stream;q=0.5")) {
            asAdministrator()
                    .accept(accepted)
                    .get("/api/events")
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/json"));
        }
    }

    private void write(int number) {
        for (var batch = 0; batch < BATCHES; batch++) {
            var first = batch * IN_A_BATCH;
            append(IntStream.range(first, first + IN_A_BATCH)
                    .mapToObj(sequence -> entry(Integer.toString(number), sequence, "{}"))
                    .toArray(FeedEntry[]::new));
        }
    }

    private void append(FeedEntry... entries) {
        QuarkusTransaction.requiringNew().run(() -> writer.append(List.of(entries)));
        poller.poll();
    }

    private FeedEntry entry(String subject, long sequence, String data) {
        return new FeedEntries(account, mapper).ofClient(subject, sequence, data);
    }

    private Event created(TicketFixture ticket) {
        return Event.of("ticket.created", Long.toString(ticket.id()), account, 0, ticket.snapshot());
    }

    private String token() {
        return TestTokens.administrator(account, administrator.id());
    }

    private static String sessionOf(String token) {
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
        return JsonPath.from(claims).getString("sid");
    }
}
