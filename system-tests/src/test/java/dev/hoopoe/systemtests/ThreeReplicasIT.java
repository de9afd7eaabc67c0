package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.testing.PhoenixClient;
import dev.hoopoe.local.Suite;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** A customer and two agents, each at another one of three replicas: each sees what the others do, whoever is where. */
@ExtendWith(RunningSuite.class)
@Isolated("It ends processes that other tests need")
class ThreeReplicasIT {

    private static final int REPLICAS = 3;
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final Suite suite;
    private final ApiClient anybody;
    private ChatConversation chat;
    private ApiClient ann;
    private ApiClient bob;

    ThreeReplicasIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void startChat() {
        var account = RegisteredAccount.open(anybody);
        chat = ChatConversation.start(suite.gatewayUrl(), anybody, account);
        ann = account.api();
        bob = anybody.login(ann.createUser("administrator").email(), ApiClient.PASSWORD);
        suite.scale("messaging", REPLICAS);
        suite.awaitReady(READY_WITHIN);
    }

    @AfterEach
    void backToOneReplica() {
        suite.scale("messaging", 1);
        suite.awaitReady(READY_WITHIN);
    }

    @Test
    void eachSeesWhatTheOthersDoWhoeverIsWhereAndAfterAReplicaWasKilled() {
        for (var first = 0; first < REPLICAS - 1; first++) {
            try (var party = new Party(replica(first), replica(first + 1), replica(first + 2))) {
                party.talk("with the page at " + replica(first), true);
            }
        }
        try (var party = new Party(replica(2), replica(0), replica(1))) {
            party.talk("before the kill", true);
            suite.kill(suite.replicas("messaging").get(1));
            party.awaitEndOfBob();
            party.bringBobBackBy(suite.gatewayUrl());
            party.talk("after the kill", false);
        }
    }

    private String replica(int number) {
        return suite.url(suite.replicas("messaging").get(number % REPLICAS));
    }

    /** The sockets of the three. */
    private final class Party implements AutoCloseable {

        private final long annsNumber = numberOf(ann);
        private final long bobsNumber = numberOf(bob);
        private final long ticket = ((Number) ann.get("/api/tickets?client_id=" + chat.customer())
                        .statusCode(200)
                        .extract()
                        .path("data.data[0].id"))
                .longValue();
        private final PhoenixClient annsSocket;
        private final PhoenixClient pagesSocket;
        private final PhoenixClient.Joined annsChannel;
        private final PhoenixClient.Joined page;
        private final PhoenixClient.Joined room;
        private PhoenixClient bobsSocket;
        private PhoenixClient bobsStream;
        private PhoenixClient.Joined bobsChannel;
        private int bobsJoins;

        Party(String pageAt, String annAt, String bobAt) {
            annsSocket = PhoenixClient.open(ChatConversation.socketAt(annAt), bearer(ann));
            annsChannel = chat.joinedByAgent(annsSocket);
            bringBobBackBy(bobAt);
            pagesSocket = PhoenixClient.open(ChatConversation.socketAt(pageAt), Map.of());
            room = pagesSocket.join("room:" + chat.account());
            page = chat.joinedByPage(pagesSocket);
            room.await("presence_state", state -> state.has("user:" + annsNumber) && state.has("user:" + bobsNumber));
            for (var agent : new PhoenixClient.Joined[] {annsChannel, bobsChannel}) {
                agent.await("presence_diff", diff -> diff.path("joins").has("customer:" + chat.customer()));
            }
        }

        void bringBobBackBy(String url) {
            bobsSocket = PhoenixClient.open(ChatConversation.socketAt(url), bearer(bob));
            bobsChannel = chat.joinedByAgent(bobsSocket);
            bobsStream = PhoenixClient.open(URI.create(url.replaceFirst("^http", "ws") + "/api/stream"), bearer(bob));
            bobsStream.sendText("{\"action\":\"view\",\"ticket_id\":%d}".formatted(ticket));
            bobsStream.await(frame -> frame.path("type").asText().equals("presence"));
            bobsJoins++;
            await().atMost(READY_WITHIN).until(() -> bobsJoinsSeenBy(annsChannel) == bobsJoins);
        }

        private long bobsJoinsSeenBy(PhoenixClient.Joined other) {
            return other.all("presence_diff").stream()
                    .filter(diff -> diff.path("joins").has("user:" + bobsNumber))
                    .count();
        }

        /** His replica was killed. */
        void awaitEndOfBob() {
            for (var other : new PhoenixClient.Joined[] {annsChannel, room}) {
                other.await("presence_diff", diff -> diff.path("leaves").has("user:" + bobsNumber));
            }
            await().atMost(READY_WITHIN).until(bobsSocket::isClosed);
        }

        /** @param typing told once by each */
        void talk(String when, boolean typing) {
            write(when);
            assertTrue(page.push("typing", typing(typing)).ok());
            assertTrue(annsChannel.push("typing", typing(typing)).ok());
            assertTrue(bobsChannel.push("typing", typing(typing)).ok());
            awaitTyping("customer_id", "\"" + chat.customer() + "\"", typing, annsChannel, bobsChannel);
            awaitTyping("user_id", Long.toString(annsNumber), typing, page, bobsChannel);
            awaitTyping("user_id", Long.toString(bobsNumber), typing, page, annsChannel);
            assertTrue(page.push("messages:seen", "{}").ok());
            bobsStream.await(frame -> frame.path("type").asText().equals("seen"));
            assertTrue(annsChannel.push("read", in("")).ok());
            bobsChannel.await(
                    "conversation:updated",
                    changed -> changed.at("/updates/read").booleanValue());
            page.await(
                    "conversation:updated",
                    changed -> changed.at("/updates/read").booleanValue());
        }

        private void write(String when) {
            assertTrue(
                    page.push("shout", "{\"body\":\"Page %s\"}".formatted(when)).ok());
            awaitShout("Page " + when, page, annsChannel, bobsChannel);
            assertTrue(annsChannel
                    .push("shout", in(",\"body\":\"Ann %s\"".formatted(when)))
                    .ok());
            awaitShout("Ann " + when, page, annsChannel, bobsChannel);
            assertTrue(bobsChannel
                    .push("shout", in(",\"body\":\"Note %s\",\"private\":true".formatted(when)))
                    .ok());
            awaitShout("Note " + when, annsChannel, bobsChannel);
            assertTrue(bobsChannel
                    .push("shout", in(",\"body\":\"Bob %s\"".formatted(when)))
                    .ok());
            awaitShout("Bob " + when, page, annsChannel, bobsChannel);
            assertTrue(page.all("shout").stream().noneMatch(saying("Note " + when)));
        }

        private String typing(boolean typing) {
            return in(",\"typing\":" + typing);
        }

        private String in(String members) {
            return "{\"conversation_id\":\"" + chat.id() + "\"" + members + "}";
        }

        private static void awaitShout(String body, PhoenixClient.Joined... others) {
            for (var other : others) {
                other.await("shout", saying(body));
            }
        }

        private static Predicate<JsonNode> saying(String body) {
            return message -> message.path("body").asText().equals(body);
        }

        private static void awaitTyping(String who, String id, boolean typing, PhoenixClient.Joined... others) {
            for (var other : others) {
                other.await(
                        "typing",
                        told -> told.path(who).toString().equals(id)
                                && told.path("typing").booleanValue() == typing);
            }
        }

        private static long numberOf(ApiClient agent) {
            return ((Number)
                            agent.get("/netia/api/me").statusCode(200).extract().path("data.id"))
                    .longValue();
        }

        private static Map<String, String> bearer(ApiClient agent) {
            return Map.of("Authorization", "Bearer " + agent.token());
        }

        @Override
        public void close() {
            for (var socket : new PhoenixClient[] {annsSocket, pagesSocket, bobsSocket, bobsStream}) {
                socket.close();
            }
        }
    }
}
