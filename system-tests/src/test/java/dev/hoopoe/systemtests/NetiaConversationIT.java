package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A visitor's chat in Netia, which is a ticket in all four dialects (contract rows N-11 to N-22). */
@ExtendWith(RunningSuite.class)
class NetiaConversationIT {

    private static final String API = "/netia/api";
    private static final String ACCOUNT = "default";

    private final Suite suite;
    private final ApiClient anybody;
    private final String title = "Router " + UUID.randomUUID();
    private ApiClient administrator;
    private String visitor;

    NetiaConversationIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void visitPage() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        visitor = customerOf(ACCOUNT);
    }

    @Test
    void chatIsATicketInAllDialects() {
        var conversation = chat("There is smoke.");

        int ticket = administrator
                .get("/api/tickets?search={title}", title)
                .statusCode(200)
                .body("data.total", equalTo(1))
                .body("data.data[0].status", equalTo("new"))
                .body("data.data[0].channel_id", equalTo("chat"))
                .body("data.data[0].client_id", equalTo(visitor))
                .extract()
                .path("data.data[0].id");
        administrator
                .get("/api/messages?ticket_id=" + ticket)
                .body("data.data.body", contains("There is smoke."))
                .body("data.data.client_id", contains(visitor));
        administrator
                .get("/omnidesk/api/conversations/" + ticket + "/messages")
                .statusCode(200)
                .body("sender", contains("client"))
                .body("content", contains("There is smoke."));
        String inHCall = administrator
                .get("/hcall/api/ticket/fetch?name={title}", title)
                .statusCode(200)
                .body("tickets[0].ticket_status", equalTo("pending"))
                .extract()
                .path("tickets[0].ticket_id");

        administrator
                .post("/api/agent/tickets/" + ticket + "/reply", Map.of("message", "Step away from it."))
                .statusCode(200);
        administrator
                .post(
                        "/omnidesk/api/conversations/" + ticket + "/messages",
                        Map.of("sender", "user", "content", "Are you safe?"))
                .statusCode(201);
        administrator.created("/api/messages", Map.of("ticket_id", ticket, "body", "Not again.", "private", true));
        ofVisitor(visitor)
                .body("data.id", contains(conversation))
                .body("data[0].messages.body", contains("There is smoke.", "Step away from it.", "Are you safe?"));
        say(conversation, visitor, "I am.").statusCode(201);
        eventually(() -> administrator.get("/api/tickets/" + ticket).body("data.status", equalTo("wait_for_agent")));

        administrator
                .post("/hcall/api/ticket/edit", Map.of("ticket_id", inHCall, "ticket_status", "conclued"))
                .statusCode(200);
        eventually(() -> administrator
                .get(API + "/conversations/" + conversation)
                .body("data.status", equalTo("closed"))
                .body("data.messages.private", contains(false, false, false, true, false)));
        ofVisitor(visitor).body("data", empty());
    }

    @Test
    void changesInNetiaAreSeenInTheOthers() {
        var conversation = chat("There is smoke.");
        int me = administrator.get(API + "/me").statusCode(200).extract().path("data.id");

        administrator
                .put(
                        API + "/conversations/" + conversation,
                        Map.of("conversation", Map.of("status", "closed", "priority", "priority", "assignee_id", me)))
                .statusCode(200)
                .body("data.status", equalTo("closed"))
                .body("data.assignee_id", equalTo(me));

        administrator
                .get("/api/tickets?search={title}", title)
                .body("data.data[0].status", equalTo("closed"))
                .body("data.data[0].priority", equalTo("high"));
        administrator
                .get(API + "/conversations?customer_id=" + visitor)
                .statusCode(200)
                .body("data.id", contains(conversation))
                .body("data[0].customer.name", equalTo("Ada"));
    }

    @Test
    void customerIsShownWithConversationsAndMessages() {
        var conversation = chat("There is smoke.");
        var customer = API + "/customers/" + visitor + "?expand[]=conversations&expand[]=messages";

        eventually(() -> administrator
                .get(customer)
                .statusCode(200)
                .body("data.name", equalTo("Ada"))
                .body("data.conversations.id", contains(conversation))
                .body("data.conversations.subject", contains(title))
                .body("data.messages.body", contains("There is smoke."))
                .body("data.messages.conversation_id", contains(conversation)));

        SecondAccount.administrator(suite, anybody).get(customer).statusCode(404);
    }

    @Test
    void eventsSayWhoChangedTheConversation() {
        var conversation = chat("There is smoke.");
        administrator
                .put(API + "/conversations/" + conversation, Map.of("conversation", Map.of("status", "closed")))
                .statusCode(200);

        eventually(() -> administrator
                .get("/api/events?types=ticket&limit=1000")
                .statusCode(200)
                .body(
                        "data.events.findAll { it.data.snapshot.uid == '" + conversation
                                + "' && it.type.contains('status_changed') }.data.actor.type",
                        hasItem("administrator")));
    }

    @Test
    void visitorsOfTwoAccountsDoNotMeet() {
        SecondAccount.administrator(suite, anybody);
        var there = customerOf(RunningSuite.SECOND_ACCOUNT);
        var conversation = chat("There is smoke.");

        start(ACCOUNT, there).statusCode(422).body("errors", hasKey("customer_id"));
        start(RunningSuite.SECOND_ACCOUNT, visitor).statusCode(422).body("errors", hasKey("customer_id"));
        start("nowhere", visitor).statusCode(422).body("errors", hasKey("account_id"));
        ofVisitor(there).body("data", empty());
        anybody.get(API + "/conversations/customer?account_id=" + RunningSuite.SECOND_ACCOUNT + "&customer_id="
                        + visitor)
                .statusCode(200)
                .body("data", empty());
        say(conversation, there, "x").statusCode(403);
        SecondAccount.administrator(suite, anybody)
                .get(API + "/conversations/" + conversation)
                .statusCode(404);
    }

    @Test
    void clientsOfOtherDialectsAreNoVisitors() {
        var client = administrator.createClient("Somebody");

        start(ACCOUNT, client).statusCode(422).body("errors.customer_id", contains("does not exist"));
    }

    @Test
    void sharedConversationNeedsItsToken() {
        var conversation = chat("There is smoke.");
        String token = administrator
                .post(API + "/conversations/" + conversation + "/share", Map.of())
                .statusCode(200)
                .extract()
                .path("data.token");

        anybody.get(API + "/conversations/shared?conversation_id=" + conversation + "&token=" + token)
                .statusCode(200)
                .body("data.messages.body", contains("There is smoke."))
                .body("data.customer.email", nullValue());
        anybody.get(API + "/v1/conversations/shared?conversation_id=" + conversation + "&token=x")
                .statusCode(403);
    }

    @Test
    void conversationsAreFoundByTheirWords() {
        var word = "w" + UUID.randomUUID().toString().replace("-", "");
        var first = chat("There is smoke.");
        var second = chat("Nothing.");
        say(first, visitor, "It smells of " + word).statusCode(201);
        administrator
                .put(API + "/conversations/" + second, Map.of("conversation", Map.of("status", "closed")))
                .statusCode(200);

        find("q={title}", title).body("data.id", contains(first, second)).body("total", equalTo(2));
        find("status=closed&q={title}", title).body("data.id", contains(second));
        find("customer_id=" + visitor + "&q={title}", title + " nowhere").body("total", equalTo(0));
        String next = find("limit=1&q={title}", title)
                .body("data.id", contains(first))
                .extract()
                .path("next");
        find("limit=1&after=" + next + "&q={title}", title)
                .body("data.id", contains(second))
                .body("next", nullValue());
        eventually(() -> find("q={word}", word).body("data.id", contains(first)));
        administrator
                .get(API + "/messages?customer_id=" + visitor + "&body={part}", "SMELLS of w")
                .statusCode(200)
                .body("data.conversation_id", contains(first));
        SecondAccount.administrator(suite, anybody)
                .get(API + "/conversations?q={title}", title)
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void conversationsAreFoundByTheirTags() {
        var name = "tag-" + UUID.randomUUID();
        var second = SecondAccount.administrator(suite, anybody);
        var ours = tagOfATicket(administrator, name);
        var theirs = tagOfATicket(second, name);
        var conversation = chat("There is smoke.");
        chat("Nothing.");

        administrator
                .post(API + "/conversations/" + conversation + "/tags", Map.of("tag_id", ours))
                .statusCode(200);

        find("customer_id=" + visitor + "&tag_id={tag}", ours)
                .body("data.id", contains(conversation))
                .body("data[0].tags.id", contains(ours))
                .body("total", equalTo(1));
        find("tag_id={tag}", ours).body("total", equalTo(2));
        find("status=closed&tag_id={tag}", ours).body("total", equalTo(0));
        administrator
                .get(API + "/conversations/count?q={title}&tag_id=" + ours, title)
                .body("data.count", equalTo(1));
        find("tag_id={tag}", theirs).body("data", empty()).body("total", equalTo(0));
        second.get(API + "/conversations?tag_id={tag}", ours).statusCode(200).body("total", equalTo(0));
    }

    /** The id that the tag has in Netia. */
    private static String tagOfATicket(ApiClient desk, String name) {
        var client = desk.createClient("Grace");
        var ticket = desk.openTicket(client, null);
        desk.put("/api/agent/tickets/" + ticket.id() + "/tags", Map.of("tag_names", List.of(name)))
                .statusCode(200);
        var conversations = API + "/conversations?customer_id=" + client;
        eventually(() -> desk.get(conversations).body("data[0].tags.name", contains(name)));
        return desk.get(conversations).extract().path("data[0].tags[0].id");
    }

    private ValidatableResponse find(String query, String value) {
        return administrator.get(API + "/conversations?" + query, value).statusCode(200);
    }

    @Test
    void deletedConversationIsGoneEverywhere() {
        var conversation = chat("There is smoke.");

        administrator.delete(API + "/conversations/" + conversation).statusCode(204);

        administrator.get(API + "/conversations/" + conversation).statusCode(404);
        administrator.get("/api/tickets?search={title}", title).body("data.total", equalTo(0));
        ofVisitor(visitor).body("data", empty());
        say(conversation, visitor, "x").statusCode(422);
        eventually(() ->
                administrator.get(API + "/messages?customer_id=" + visitor).body("data", empty()));
    }

    /** A visitor's id, as the widget gets it: from an address of the desk that is bound to no account. */
    private String customerOf(String account) {
        return anybody.post(
                        API + "/customers",
                        Map.of("customer", Map.of("account_id", account, "name", "Ada", "host", "shop.example.com")))
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private String chat(String text) {
        return start(ACCOUNT, visitor, Map.of("body", text, "sent_at", "2026-01-15T10:00:00.101Z"))
                .statusCode(201)
                .body("data.customer_id", equalTo(visitor))
                .extract()
                .path("data.id");
    }

    private ValidatableResponse start(String account, String customer) {
        return start(account, customer, Map.of("body", "x"));
    }

    private ValidatableResponse start(String account, String customer, Map<String, ?> message) {
        return anybody.post(
                API + "/conversations",
                Map.of(
                        "conversation",
                        Map.of("account_id", account, "customer_id", customer, "subject", title),
                        "message",
                        message));
    }

    private ValidatableResponse say(String conversation, String customer, String text) {
        var message = new HashMap<>(
                Map.of("account_id", ACCOUNT, "conversation_id", conversation, "customer_id", customer, "body", text));
        return anybody.post(API + "/messages", Map.of("message", message));
    }

    private ValidatableResponse ofVisitor(String customer) {
        return anybody.get(API + "/conversations/customer?account_id=" + ACCOUNT + "&customer_id=" + customer)
                .statusCode(200);
    }

    private static void eventually(ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(check);
    }
}
