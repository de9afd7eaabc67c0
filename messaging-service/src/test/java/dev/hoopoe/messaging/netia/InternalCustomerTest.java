package dev.hoopoe.messaging.netia;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What directory-service adds to a customer: conversations and messages (contract row N-25). */
@QuarkusTest
class InternalCustomerTest extends NetiaConversations {

    private static final Set<String> OF_LISTS_ALONE = Set.of("customer", "messages", "tags", "mentions");

    @Test
    void conversationsAreThoseOfTheList() {
        var first = chat("one");
        var second = chat("two");
        say(first, "again").statusCode(201);
        asAdministrator()
                .body(Map.of("conversation", Map.of("priority", "priority", "metadata", Map.of("a", 1))))
                .put(CONVERSATIONS + "/" + first)
                .then()
                .statusCode(200);

        var conversations = rows(shown().body("conversations.id", contains(first, second)), "conversations");

        assertEquals(listed(asAdministrator(), CONVERSATIONS), conversations);
        assertEquals(16, conversations.get(0).size());
        assertEquals(Map.of("a", 1), conversations.get(0).get("metadata"));
    }

    @Test
    void messagesAreThoseOfTheList() {
        var first = chat("Hello");
        chat("Another");
        answer(first, Map.of("body", "note", "private", true)).statusCode(201);
        answer(first, Map.of("body", "reply")).statusCode(201);
        say(first, "Thank you").statusCode(201);

        var messages = rows(shown().body("messages.body", contains("Thank you", "Another", "Hello")), "messages");

        assertEquals(listed(asAdministrator(), MESSAGES), messages);
        assertEquals(17, messages.get(0).size());
        assertEquals(first, messages.get(0).get("conversation_id"));
        assertEquals("chat", messages.get(0).get("source"));
    }

    @Test
    void onlyWhatIsAskedForIsAnswered() {
        chat("Hello");

        show(administrator, "conversations=true")
                .body("conversations", hasSize(1))
                .body("$", not(hasKey("messages")));
        show(administrator, "messages=true").body("messages", hasSize(1)).body("$", not(hasKey("conversations")));
        show(administrator, "").body("keySet()", empty());
    }

    @Test
    void newestAreShownUpToALimit() {
        var oldest = chat("0");
        IntStream.rangeClosed(1, 50).forEach(number -> chat("chat"));
        IntStream.rangeClosed(1, 50)
                .forEach(number -> say(oldest, "message " + number).statusCode(201));

        shown().body("conversations", hasSize(50))
                .body("conversations[0].id", is(oldest))
                .body("messages", hasSize(100))
                .body("messages[0].body", is("message 50"))
                .body("messages.body", not(hasItem("0")))
                .body("messages[99].body", is("chat"));
    }

    @Test
    void archivedOnesAreLeftOut() {
        var archived = chat("Hello");
        var other = chat("Another");
        asAdministrator()
                .post(CONVERSATIONS + "/" + archived + "/archive")
                .then()
                .statusCode(200);

        shown().body("conversations.id", contains(other)).body("messages.body", contains("Another", "Hello"));
    }

    @Test
    void agentSeesTheirOwnAlone() {
        var agent = replicated(account, UserFixture.anAgentOf(3L));
        var theirs = conversation(TicketFixture.aTicket().inDepartment(3), "Theirs");
        var assigned = conversation(TicketFixture.aTicket().assignedTo(agent.id()), "Assigned");
        conversation(TicketFixture.aTicket().inDepartment(4), "Not theirs");

        var found = show(agent, "conversations=true&messages=true")
                .body("conversations.id", contains(assigned, theirs))
                .body("messages.body", contains("Assigned", "Theirs"));

        assertEquals(listed(as(agent), CONVERSATIONS), rows(found, "conversations"));
        assertEquals(listed(as(agent), MESSAGES), rows(found, "messages"));
        shown().body("conversations", hasSize(3)).body("messages", hasSize(3));
    }

    /** A token's role may be older than the user. */
    @Test
    void administratorByTokenAloneSeesWhatAnAgentSees() {
        var agent = replicated(account, UserFixture.anAgentOf(3L));
        chat("Hello");

        show(agent, "administrator=true&conversations=true&messages=true")
                .body("conversations", empty())
                .body("messages", empty());
    }

    @Test
    void administratorByUserAloneSeesWhatAnAgentSees() {
        chat("Hello");

        call(administrator.id(), "conversations=true&messages=true")
                .statusCode(200)
                .body("conversations", empty())
                .body("messages", empty());
    }

    @Test
    void neighboursAreNotCalled() {
        var colleague = known(UserFixture.anAgentOfAllDepartments());
        var conversation = conversation(TicketFixture.aTicket().assignedTo(colleague.id()), "Hello");
        answer(conversation, Map.of("body", "reply")).statusCode(201);
        answer(conversation, Map.of("body", "Thank you", "customer_id", visitor))
                .statusCode(201);
        var before = calls();

        var found = shown();

        assertEquals(before, calls());
        found.body("conversations.id", contains(conversation))
                .body("conversations[0].assignee_id", nullValue())
                .body("messages.body", contains("Thank you", "Hello"))
                .body("messages[0]", not(hasKey("customer")));
    }

    @Test
    void unknownActorIsRefusedAndNotAskedFor() {
        chat("Hello");
        var stranger = known(UserFixture.anAdministrator());
        var before = calls();

        show401(stranger);

        assertEquals(before, calls());
    }

    @Test
    void inactiveActorIsRefused() {
        show401(replicated(account, UserFixture.anAdministrator().inactive()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator=true", "actor=", "actor=7"})
    void actorIsNeeded(String query) {
        asDirectory(account)
                .get(path(visitor) + "?" + query)
                .then()
                .statusCode(400)
                .body("data.details", hasKey("actor"));
    }

    @Test
    void customerWhoIsNotKnownHasNothing() {
        chat("Hello");

        asDirectory(account)
                .get(path(UUID.randomUUID()) + "?conversations=true&messages=true&administrator=true&actor="
                        + administrator.id())
                .then()
                .statusCode(200)
                .body("conversations", empty())
                .body("messages", empty());
        asDirectory(account)
                .get(path("x") + "?actor=" + administrator.id())
                .then()
                .statusCode(400);
    }

    @Test
    void otherAccountsHaveNothing() {
        chat("Hello");
        var other = "acc-" + UUID.randomUUID();
        var query = "?conversations=true&messages=true&administrator=true&actor=" + administrator.id();

        asDirectory(other).get(path(visitor) + query).then().statusCode(401);
        replicated(other, administrator);
        asDirectory(other)
                .get(path(visitor) + query)
                .then()
                .statusCode(200)
                .body("conversations", empty())
                .body("messages", empty());
    }

    @Test
    void onlyDirectoryServiceMayCall() {
        for (var service : List.of("auth", "ticket", "messaging", "gateway", "operator")) {
            asService(service, account).get(path(visitor)).then().statusCode(403);
        }
        asAdministrator().get(path(visitor)).then().statusCode(403);
        anonymous().get(path(visitor)).then().statusCode(401);
    }

    /** A ticket of the visitor in a conversation that they have written in. */
    private String conversation(TicketFixture ticket, String text) {
        var uid = UUID.randomUUID().toString();
        stored(open(ticket.ofClient(visitor).having("uid", uid)));
        answer(uid, Map.of("body", text, "customer_id", visitor)).statusCode(201);
        return uid;
    }

    private ValidatableResponse shown() {
        return show(administrator, "conversations=true&messages=true");
    }

    private ValidatableResponse show(UserFixture actor, String query) {
        var role = actor.equals(administrator) ? "administrator=true&" : "";
        return call(actor.id(), role + query).statusCode(200);
    }

    private void show401(UserFixture actor) {
        call(actor.id(), "administrator=true&conversations=true&messages=true").statusCode(401);
    }

    private ValidatableResponse call(UUID actor, String query) {
        return asDirectory(account)
                .get(path(visitor) + "?actor=" + actor + "&" + query)
                .then();
    }

    /** What a list of the customer's has, without what directory-service would be called for or what N-14 does not show. */
    private List<Map<String, Object>> listed(RequestSpecification staff, String path) {
        var rows = rows(staff.get(path + "?customer_id=" + visitor).then().statusCode(200), "data");
        rows.forEach(row -> row.keySet().removeAll(OF_LISTS_ALONE));
        return rows;
    }

    private static List<Map<String, Object>> rows(ValidatableResponse answer, String path) {
        return answer.extract().path(path);
    }

    private long calls() {
        return directoryService.callsIn(account) + ticketService.callsIn(account);
    }

    private static String path(Object customer) {
        return "/internal/customers/" + customer + "/conversations";
    }

    private RequestSpecification asDirectory(String someAccount) {
        return asService("directory", someAccount);
    }

    private RequestSpecification asService(String service, String someAccount) {
        return with(TestTokens.service(service + "-service")).header("X-Hoopoe-Account", someAccount);
    }
}
