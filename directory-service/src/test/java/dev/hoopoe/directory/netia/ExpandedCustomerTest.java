package dev.hoopoe.directory.netia;

import static dev.hoopoe.directory.testing.Netia.CUSTOMERS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.MessagingNeighbour;
import dev.hoopoe.directory.testing.MessagingNeighbour.Call;
import dev.hoopoe.directory.testing.Netia;
import dev.hoopoe.directory.testing.UserRows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row N-25: conversations and messages of a customer, which messaging-service has. */
@QuarkusTest
class ExpandedCustomerTest {

    private static final int PLACES = 8;

    private static final String BOTH = """
            {"conversations":[{"id":"c1","object":"conversation","metadata":{"a":null}}],
            "messages":[{"id":"m1","object":"message"},{"id":"m2","object":"message"}]}
            """;

    private final ExecutorService threads = Executors.newFixedThreadPool(PLACES);
    private Netia netia;
    private MessagingNeighbour messaging;
    private String customer;

    @BeforeEach
    void open() {
        netia = Netia.open();
        messaging = MessagingNeighbour.open();
        messaging.answers(200, BOTH);
        customer = netia.createdId(Map.of("name", "Ada"));
    }

    @AfterEach
    void close() {
        messaging.close();
        threads.shutdownNow();
    }

    @Test
    void conversationsAndMessagesAreThoseOfMessagingService() {
        expanded(netia.api().administrator(), customer, "conversations", "messages")
                .statusCode(200)
                .body("data", aMapWithSize(23))
                .body("data.name", equalTo("Ada"))
                .body("data.conversations.id", contains("c1"))
                .body("data.conversations[0].metadata", hasEntry("a", null))
                .body("data.messages.id", contains("m1", "m2"));

        assertEquals(List.of(call(netia.api().administratorId(), true, true, true)), messaging.calls());
    }

    @Test
    void onlyWhatIsAskedForIsFetchedAndShown() {
        messaging.answers(200, "{\"messages\":[]}");

        expanded(netia.api().administrator(), customer, "tags", "messages")
                .statusCode(200)
                .body("data", aMapWithSize(23))
                .body("data.messages", empty())
                .body("data.tags", empty())
                .body("data", not(hasKey("conversations")));

        assertEquals(List.of(call(netia.api().administratorId(), true, false, true)), messaging.calls());
    }

    @Test
    void agentAsksAsAnAgent() {
        var agent = UserRows.insertAgent(netia.api().account(), null);

        expanded(netia.api().user(agent, "agent"), customer, "conversations").statusCode(200);

        assertEquals(List.of(call(agent, false, true, false)), messaging.calls());
    }

    @Test
    void administratorByTokenAloneAsksAsAnAgent() {
        var agent = UserRows.insertAgent(netia.api().account(), null);

        expanded(netia.api().user(agent, "administrator"), customer, "conversations")
                .statusCode(200);

        assertEquals(List.of(call(agent, false, true, false)), messaging.calls());
    }

    @Test
    void mergedCustomerIsAskedForByTheSurvivor() {
        var survivor = netia.api().createClient("Ada").toString();
        netia.api()
                .post("/api/clients/" + customer + "/merge", Map.of("into", survivor))
                .statusCode(200);

        expanded(netia.api().administrator(), customer, "messages")
                .statusCode(200)
                .body("data.id", equalTo(survivor));

        assertEquals(path(survivor), messaging.calls().get(0).path());
    }

    @Test
    void messagingServiceIsCalledForNothingElse() {
        netia.shown(customer).statusCode(200).body("data", aMapWithSize(21));
        expanded(netia.api().administrator(), customer, "company", "tags", "notes", "issues")
                .statusCode(200);
        expanded(netia.api().administrator(), UUID.randomUUID(), "messages")
                .statusCode(404)
                .body("error.code", equalTo("NOT_FOUND"));
        expanded(netia.api().administrator(), customer, "messages", "x").statusCode(422);
        expanded(netia.api().client(), customer, "messages").statusCode(403);
        expanded(netia.api().anonymous(), customer, "messages").statusCode(401);
        expanded(Netia.open().api().administrator(), customer, "messages").statusCode(404);

        assertEquals(List.of(), messaging.calls());
    }

    @Test
    void customerIsUnavailableWhileMessagingServiceIsDown() {
        messaging.close();

        unavailable(expanded(netia.api().administrator(), customer, "conversations"));
        netia.shown(customer).statusCode(200);
    }

    /** messaging-service answers 401 while the event about a new user has not arrived, and 404 if its release lacks the operation. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500, 503})
    void refusalOfMessagingServiceIsNotTheCallers(int status) {
        messaging.answers(status, "{}");

        unavailable(expanded(netia.api().administrator(), customer, "conversations"));
    }

    @Test
    void callsOfAReplicaAreFew() {
        messaging.waits();
        var waiting = IntStream.range(0, PLACES)
                .mapToObj(any -> CompletableFuture.supplyAsync(this::statusOfExpanded, threads))
                .toList();
        await().until(() -> messaging.calls().size() == PLACES);

        expanded(netia.api().administrator(), customer, "conversations")
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body("error.message", containsString("Too many"));
        netia.shown(customer).statusCode(200);
        messaging.goOn();

        waiting.forEach(call -> assertEquals(200, call.join()));
        assertEquals(PLACES, messaging.calls().size());
        expanded(netia.api().administrator(), customer, "conversations")
                .statusCode(200)
                .body("data.conversations", hasSize(1));
    }

    private int statusOfExpanded() {
        return expanded(netia.api().administrator(), customer, "conversations")
                .extract()
                .statusCode();
    }

    private static void unavailable(ValidatableResponse answer) {
        answer.statusCode(503)
                .header("Retry-After", notNullValue())
                .body("error.status", equalTo(503))
                .body("error.code", equalTo("UNAVAILABLE"));
    }

    private static ValidatableResponse expanded(RequestSpecification staff, Object id, Object... names) {
        return staff.queryParam("expand[]", names).get(CUSTOMERS + "/" + id).then();
    }

    private Call call(UUID actor, boolean administrator, boolean conversations, boolean messages) {
        return new Call(
                netia.api().account(),
                path(customer),
                Map.of(
                        "actor", actor.toString(),
                        "administrator", Boolean.toString(administrator),
                        "conversations", Boolean.toString(conversations),
                        "messages", Boolean.toString(messages)));
    }

    private static String path(String id) {
        return "/internal/customers/" + id + "/conversations";
    }
}
