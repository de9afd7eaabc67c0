package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.testing.PhoenixClient;
import dev.hoopoe.local.Suite;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** A customer and an agent whose sockets are in different replicas of messaging-service, some of which end. */
@ExtendWith(RunningSuite.class)
@Isolated("It ends processes that other tests need")
class SocketsIT {

    private static final String API = "/netia/api";
    private static final String ACCOUNT = "default";
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration MISSED_WITHIN = Duration.ofSeconds(10);
    private static final int MESSAGES = 40;

    private final Suite suite;
    private final ApiClient anybody;
    private final List<PhoenixClient> opened = new ArrayList<>();
    private ApiClient administrator;
    private String customer;
    private String conversation;

    SocketsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void startChat() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        customer = anybody.post(
                        API + "/customers",
                        Map.of("customer", Map.of("account_id", ACCOUNT, "name", "Ada", "host", "shop.example.com")))
                .statusCode(201)
                .extract()
                .path("data.id");
        conversation = anybody.post(
                        API + "/conversations",
                        Map.of(
                                "conversation",
                                Map.of("account_id", ACCOUNT, "customer_id", customer),
                                "message",
                                Map.of("body", "Hello")))
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    @AfterEach
    void backToOneReplica() {
        opened.forEach(PhoenixClient::close);
        suite.scale("messaging", 1);
        suite.awaitReady(SOON);
    }

    @Test
    void whatHappensInOneReplicaReachesTheOtherAndSurvivesIt() {
        suite.scale("messaging", 2);
        suite.awaitReady(SOON);
        var agent = agentAt("messaging").join("notification:" + ACCOUNT);
        var page = pageAt("messaging-2").join("conversation:" + conversation, asCustomer());
        var room = pageAt("messaging-2").join("room:" + ACCOUNT);

        talk(agent, page);
        room.await("presence_state", state -> state.size() == 1);
        agent.await("presence_diff", diff -> diff.path("joins").has("customer:" + customer));
        endReplicaOf(page, agent);
    }

    /** Messages, typing and seen, each way, between the two and the native stream. */
    private void talk(PhoenixClient.Joined agent, PhoenixClient.Joined page) {
        var stream = streamAt("messaging");
        var ticket = ticket();
        stream.sendText("{\"action\":\"view\",\"ticket_id\":%d}".formatted(ticket));
        stream.await(frame -> frame.path("type").asText().equals("presence"));

        page.push("shout", "{\"body\":\"Is anybody there?\"}");
        agent.await("shout", saying("Is anybody there?"));
        stream.await(frame -> frame.at("/event/data/snapshot/body").asText().equals("Is anybody there?"));
        page.push("typing", "{\"typing\":true}");
        agent.await("typing", typing -> typing.path("customer_id").asText().equals(customer));
        stream.await(frame -> frame.path("type").asText().equals("typing")
                && frame.path("client_id").asText().equals(customer));

        agent.push("shout", "{\"conversation_id\":\"%s\",\"body\":\"Yes.\"}".formatted(conversation));
        page.await("shout", saying("Yes."));
        stream.sendText("{\"action\":\"typing\",\"ticket_id\":%d,\"typing\":true}".formatted(ticket));
        page.await("typing", typing -> typing.path("type").asText().equals("agent"));
        page.push("messages:seen", "{}");
        stream.await(frame -> frame.path("type").asText().equals("seen"));
    }

    /** The customer's replica is killed while the customer writes: it is missed, and nothing is lost. */
    private void endReplicaOf(PhoenixClient.Joined page, PhoenixClient.Joined agent) {
        var writing = CompletableFuture.runAsync(
                () -> IntStream.range(0, MESSAGES).forEach(number -> say("Message " + number)));
        page.await("shout", saying("Message 3"));

        suite.kill("messaging-2");
        var killedAt = System.nanoTime();
        agent.await("presence_diff", diff -> diff.path("leaves").has("customer:" + customer));
        var missedAfter = Duration.ofNanos(System.nanoTime() - killedAt);

        assertTrue(missedAfter.compareTo(MISSED_WITHIN) <= 0, "missed after " + missedAfter);
        var again = gatewayPage().join("conversation:" + conversation, asCustomer());
        assertTrue(again.reply().ok());
        writing.join();
        var all = IntStream.range(0, MESSAGES)
                .mapToObj(number -> "Message " + number)
                .toList();
        await().atMost(SOON).until(() -> seenBy(page, again, written()).equals(all));
        // The killed replica's partitions stand still until Kafka misses it, which may take longer than the customer is
        // missed.
        await().atMost(SOON).until(() -> bodies(agent.all("shout")).size() >= all.size());
        assertEquals(all, bodies(agent.all("shout")));
    }

    /** What a client has that reads the conversation after its rejoin, and then goes on with what it is sent: once by id. */
    private List<String> seenBy(PhoenixClient.Joined before, PhoenixClient.Joined after, List<JsonNode> read) {
        var byId = new LinkedHashMap<String, JsonNode>();
        for (var source : List.of(before.all("shout"), read, after.all("shout"))) {
            source.forEach(message -> byId.putIfAbsent(message.path("id").asText(), message));
        }
        return bodies(byId.values().stream().toList());
    }

    private List<JsonNode> written() {
        var answer = anybody.get(API + "/conversations/customer?account_id=" + ACCOUNT + "&customer_id=" + customer)
                .statusCode(200)
                .extract()
                .asString();
        try {
            var messages = new ArrayList<JsonNode>();
            new ObjectMapper().readTree(answer).at("/data/0/messages").forEach(messages::add);
            return messages;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> bodies(List<JsonNode> messages) {
        return messages.stream()
                .map(message -> message.path("body").asText())
                .filter(body -> body.startsWith("Message "))
                .toList();
    }

    @Test
    void logoutClosesTheSocketsOfItsSession() {
        var session = anybody.login(suite.adminEmail(), suite.adminPassword());
        var socket = open(
                socketAt(suite.gatewayUrl(), "/netia/socket/websocket?vsn=2.0.0&token=" + session.token()), Map.of());
        assertTrue(socket.join("notification:" + ACCOUNT).reply().ok());
        var stream = open(socketAt(suite.gatewayUrl(), "/api/stream?token=" + session.token()), Map.of());

        session.post("/auth/logout", Map.of());

        assertEquals(1008, socket.closeCode());
        assertEquals(1008, stream.closeCode());
        assertEquals(
                403,
                PhoenixClient.refusal(
                        socketAt(suite.gatewayUrl(), "/netia/socket/websocket?token=" + session.token()), Map.of()));
    }

    private long ticket() {
        return ((Number) administrator
                        .get("/api/tickets?client_id=" + customer)
                        .statusCode(200)
                        .extract()
                        .path("data.data[0].id"))
                .longValue();
    }

    /** With a key, so that the gateway may repeat it when the replica is killed that had it. */
    private void say(String text) {
        anybody.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "message",
                        Map.of(
                                "account_id", ACCOUNT,
                                "conversation_id", conversation,
                                "customer_id", customer,
                                "body", text)))
                .post(API + "/messages")
                .then()
                .statusCode(201);
    }

    private PhoenixClient gatewayPage() {
        return open(socketAt(suite.gatewayUrl(), "/netia/socket/websocket?vsn=2.0.0"), Map.of());
    }

    private PhoenixClient pageAt(String replica) {
        return open(socketAt(suite.url(replica), "/netia/socket/websocket?vsn=2.0.0"), Map.of());
    }

    private PhoenixClient agentAt(String replica) {
        return open(socketAt(suite.url(replica), "/netia/socket/websocket?vsn=2.0.0"), bearer());
    }

    private PhoenixClient streamAt(String replica) {
        return open(socketAt(suite.url(replica), "/api/stream"), bearer());
    }

    private Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + administrator.token());
    }

    private PhoenixClient open(URI address, Map<String, String> headers) {
        var client = PhoenixClient.open(address, headers);
        opened.add(client);
        return client;
    }

    private static URI socketAt(String base, String path) {
        return URI.create(base.replaceFirst("^http", "ws") + path);
    }

    private String asCustomer() {
        return "{\"customer_id\":\"" + customer + "\"}";
    }

    private static Predicate<JsonNode> saying(String body) {
        return payload -> payload.path("body").asText().equals(body);
    }
}
