package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.systemtests.AccessMatrix.Caller;
import dev.hoopoe.systemtests.AccessMatrix.Row;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two accounts that were opened by registration: what is in one is nowhere in the other, whichever way it is asked for. */
@ExtendWith(RunningSuite.class)
@TestInstance(Lifecycle.PER_CLASS)
class RegisteredAccountsApartIT {

    private static final String API = "/netia/api";

    /** Answers with the query that it was asked with. */
    private static final String ECHO = API + "/ping";

    /** In the name or text of everything in the first account. */
    private final String mark = "mark" + UUID.randomUUID().toString().replace("-", "");

    private final ApiClient anybody;
    private RegisteredAccount one;
    private RegisteredAccount other;
    private MarkedThings marked;
    private FreshThings things;

    RegisteredAccountsApartIT(ApiClient api) {
        this.anybody = api;
    }

    @BeforeAll
    void fillOneAccount() {
        one = RegisteredAccount.open(anybody);
        other = RegisteredAccount.open(anybody);
        SecondAccount.awaitFirstChannel(one.api());
        SecondAccount.awaitFirstChannel(other.api());
        var department = one.api().createDepartment("Department " + mark);
        var agent = one.api().createUser("agent", department);
        things = new FreshThings(one.api(), department, agent.id(), anybody.login(agent.email(), ApiClient.PASSWORD));
        marked = new MarkedThings(anybody, one, mark);
    }

    @Test
    void everyOperationKnowsNoIdOfTheOtherAccount() {
        var wrong = new ArrayList<String>();
        for (var row : AccessMatrix.rows()) {
            if (row.namesAThing()) {
                new Probe(row, things, wrong)
                        .check("the other account", row.statusFor(Caller.FOREIGN_ADMINISTRATOR), other.api());
            }
        }

        assertEquals(List.of(), wrong);
    }

    /** The owner finds the mark by the same requests in most lists: else the other account's not finding it proves nothing. */
    @Test
    void noListOrSearchShowsWhatTheOtherAccountHas() {
        var found = new HashSet<String>();
        for (var row : AccessMatrix.rows()) {
            for (var path : listsOf(row)) {
                if (marked.areNamedIn(one.api().get(path).extract().asString())) {
                    found.add(row.path());
                }
                var seen = other.api().get(path).extract().asString();
                assertFalse(marked.areNamedIn(seen), () -> path + " shows " + seen);
            }
        }

        assertTrue(found.size() >= 20, () -> "The owner finds the mark in " + found);
    }

    /** The lists of a row that reads and names nothing: as they are, and searched by every name that lists know. */
    private List<String> listsOf(Row row) {
        if (!row.isReading() || row.path().contains("{") || row.path().equals(ECHO)) {
            return List.of();
        }
        if (row.path().equals("/api/events")) {
            return List.of(row.path() + "?limit=1000");
        }
        var path = row.path() + (row.path().contains("?") ? "&" : "?");
        return List.of(path + "limit=100", path + "search=" + mark + "&q=" + mark + "&name=" + mark);
    }

    @Test
    void filtersByIdsOfTheOtherAccountMatchNothing() {
        for (var path : marked.lists()) {
            var seen = other.api().get(path).statusCode(200).extract().asString();
            assertFalse(marked.areNamedIn(seen), () -> path + " shows " + seen);
            var owned = one.api().get(path).statusCode(200).extract().asString();
            assertTrue(marked.areNamedIn(owned), () -> path + " shows the owner " + owned);
        }
    }

    @Test
    void customersTableHasTheOwnCustomersAlone() {
        var table = API + "/customers?format=csv";

        one.api().get(table).statusCode(200).body(containsString(mark));
        other.api().get(table).statusCode(200).body(not(containsString(mark)));
    }

    @Test
    void keysAndInvitationsAreTheirOwners() {
        String key = one.api()
                .post(API + "/personal_api_keys", Map.of("label", mark))
                .statusCode(201)
                .extract()
                .path("data.id");
        var invitation = one.api()
                .created("/api/invitations", Map.of("role", "agent"))
                .get("id")
                .asText();

        for (var path :
                List.of(API + "/personal_api_keys/" + key, "/auth/api-keys/" + key, "/api/invitations/" + invitation)) {
            other.api().delete(path).statusCode(404);
        }
        other.api().get(API + "/personal_api_keys/" + key).statusCode(404);
        one.api().get(API + "/personal_api_keys/" + key).statusCode(200);
        one.api().delete("/api/invitations/" + invitation).statusCode(200);
    }

    @Test
    void visitorsOfOnePageAreNobodyOnTheOthers() {
        var page = "account_id=" + other.id();

        anybody.get(API + "/conversations/customer?" + page + "&customer_id=" + marked.customer())
                .statusCode(200)
                .body("data", empty());
        anybody.get(API + "/customers/" + marked.customer() + "/exists?" + page).body("data", equalTo(false));
        anybody.get(API + "/customers/identify?" + page + "&external_id=" + mark)
                .statusCode(200)
                .body("data.customer_id", nullValue());
        anybody.post(
                        API + "/conversations",
                        Map.of("conversation", Map.of("account_id", other.id(), "customer_id", marked.customer())))
                .statusCode(422)
                .body("errors", hasKey("customer_id"));
        anybody.post(
                        API + "/messages",
                        Map.of(
                                "message",
                                Map.of(
                                        "account_id", other.id(),
                                        "customer_id", marked.customer(),
                                        "conversation_id", marked.conversation(),
                                        "body", "x")))
                .statusCode(422)
                .body("errors", hasKey("conversation_id"));
        anybody.get(API + "/widget_settings?" + page).statusCode(200).body("data.title", not(containsString(mark)));
    }

    @Test
    void shareTokenOpensNoConversationOfTheOtherAccount() {
        var conversation = new MarkedThings(anybody, other, "x").conversation();
        String token = one.api()
                .post(API + "/conversations/" + marked.conversation() + "/share", Map.of())
                .statusCode(200)
                .extract()
                .path("data.token");
        var shared = API + "/conversations/shared?token=" + token + "&conversation_id=";

        anybody.get(shared + marked.conversation()).statusCode(200);
        anybody.get(shared + conversation).statusCode(403);
    }

    @Test
    void filesOfTheOtherAccountCannotBeAttached() {
        var file = marked.upload();

        attach(other.api(), file).statusCode(400);
        attach(one.api(), file).statusCode(201);
    }

    private static ValidatableResponse attach(ApiClient administrator, String file) {
        var ticket = administrator
                .openTicket(administrator.createClient("Somebody"), null)
                .id();
        return administrator.post("/api/messages", Map.of("ticket_id", ticket, "body", "x", "file_ids", List.of(file)));
    }

    @Test
    void eventsAreSentToTheOwnWebhooksAlone() {
        try (var receiver = new WebhookReceiver(other.api(), "client");
                var ofOne = new WebhookReceiver(one.api(), "client")) {
            one.api().createClient("First " + mark);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ofOne.bodies().toString().contains("First " + mark));
            other.api().createClient("Second");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> receiver.bodies().toString().contains("Second"));

            assertEquals(1, receiver.bodies().size());
            assertEquals(1, ofOne.bodies().size());
        }
    }

    @Test
    void settingsOfTheWidgetAreTheAccountsOwn() {
        var settings = API + "/widget_settings?account_id=";

        other.api()
                .get(settings + one.id())
                .statusCode(200)
                .body("data.account.id", equalTo(other.id()))
                .body("data.title", not(containsString(mark)));
        anybody.get(settings + one.id()).statusCode(200).body("data.title", containsString(mark));
    }
}
