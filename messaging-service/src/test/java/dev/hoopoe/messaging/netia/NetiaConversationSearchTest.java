package dev.hoopoe.messaging.netia;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.messaging.testing.ConnectionCount;
import dev.hoopoe.messaging.testing.Neighbour.Request;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contract rows N-12 and N-19: lists by {@code q} and {@code tag_id}, for which ticket-service is asked. */
@QuarkusTest
class NetiaConversationSearchTest extends NetiaConversations {

    private static final String SEARCH = "/internal/conversations";

    private final UUID tag = UUID.randomUUID();

    @Inject
    ConnectionCount connections;

    @Test
    void foundOnesAreListedTheLastActiveFirst() {
        var first = chat("one");
        var second = chat("two");
        chat("three");
        say(first, "again").statusCode(201);
        finds(second, first);

        list("?q=smoke")
                .body("data.id", contains(first, second))
                .body("total", is(2))
                .body("next", nullValue());
        list("?tag_id=" + tag).body("data.id", contains(first, second));
        count("?q=smoke&tag_id=" + tag, 2);
    }

    @Test
    void foundOnesAreFilteredAndReadOnByCursor() {
        var closed = chat("one");
        var first = chat("two");
        var second = chat("three");
        asAdministrator()
                .body(Map.of("conversation", Map.of("status", "closed")))
                .put(CONVERSATIONS + "/" + closed)
                .then()
                .statusCode(200);
        finds(closed, first, second);

        list("?q=smoke&status=closed").body("data.id", contains(closed));
        list("?q=smoke&source=api").body("data", empty());
        String next = list("?q=smoke&status=open&limit=1")
                .body("data.id", contains(second))
                .body("total", is(2))
                .extract()
                .path("next");
        list("?q=smoke&status=open&limit=1&after=" + next)
                .body("data.id", contains(first))
                .body("next", nullValue());
    }

    @Test
    void nothingIsListedWhenNothingIsFound() {
        chat("one");
        finds();

        list("?q=%C2%A7%C2%A7").body("data", empty()).body("total", is(0)).body("next", nullValue());
        list("?tag_id=" + tag).body("total", is(0));
        count("?tag_id=" + tag, 0);
    }

    /** ticket-service names no more than a thousand; here it says that there are others. */
    @Test
    void allOnesOfACommonTagAreListed() {
        var tagged = chat("one");
        var other = chat("two");
        var hardware = NetiaIds.tagOf(account, "hardware");
        asAdministrator()
                .body(Map.of("tag_id", hardware))
                .post(CONVERSATIONS + "/" + tagged + "/tags")
                .then()
                .statusCode(200);
        answers("{\"ids\":[%d],\"more\":true,\"tag\":\"hardware\"}".formatted(ticketOf(other)));

        list("?tag_id=" + hardware).body("data.id", contains(tagged)).body("total", is(1));
        list("?q=smoke&tag_id=" + hardware).body("data.id", contains(other));
    }

    @Test
    void ticketServiceIsToldWhoAsksForWhat() {
        finds();

        list("?q=smoke+%26%20fire&tag_id=" + tag).body("data", empty());

        assertEquals(
                List.of(
                        "actor=" + administrator.id(),
                        "administrator=true",
                        "limit=1000",
                        "q=smoke+%26+fire",
                        "tag_id=" + tag),
                parametersOf(searches().get(0)));
    }

    @Test
    void idThatIsNoneIsOfNoTag() {
        finds();

        list("?tag_id=x").body("total", is(0));

        assertTrue(parametersOf(searches().get(0)).contains("tag_id=00000000-0000-0000-0000-000000000000"));
    }

    @Test
    void searchCostsOneCallAndNoStatement() {
        finds(chat("one"));
        list("");
        var before = connections.takenForPeople();
        list("?q=&tag_id=").body("total", is(1));
        assertEquals(0, searches().size());
        var without = connections.takenForPeople() - before;

        list("?q=smoke&tag_id=" + tag).body("total", is(1));

        assertEquals(2 * without, connections.takenForPeople() - before);
        assertEquals(1, searches().size());
        count("?q=smoke", 1);
        assertEquals(2, searches().size());
    }

    @Test
    void whatIsFoundIsShownToThoseAloneWhoSeeIt() {
        finds(chat("one"));

        as(known(UserFixture.anAgentOf(3L)))
                .get(CONVERSATIONS + "?q=smoke")
                .then()
                .statusCode(200)
                .body("data", empty())
                .body("total", is(0));
    }

    @Test
    void tooLongSearchIsRefused() {
        asAdministrator()
                .queryParam("q", "\uD83D\uDD25".repeat(256))
                .get(CONVERSATIONS)
                .then()
                .statusCode(422)
                .body("errors", hasKey("q"));
        assertEquals(0, searches().size());
    }

    @Test
    void nobodyIsMentioned() {
        chat("one");

        list("?mentioning=me").body("data", empty()).body("total", is(0));
        list("?mentioning=7&q=smoke").body("data", empty());
        assertEquals(0, searches().size());
    }

    @Test
    void listWithoutASearchNeedsNoTicketService() {
        var id = chat("one");
        ticketService.down();

        list("").body("data.id", contains(id));
        asAdministrator().get(CONVERSATIONS + "?q=smoke").then().statusCode(503).body("error.code", is("UNAVAILABLE"));
    }

    private void finds(String... conversations) {
        var ids = Arrays.stream(conversations).map(this::ticketOf).toList();
        answers("{\"ids\":%s,\"more\":false,\"tag\":null}".formatted(ids));
    }

    private void answers(String found) {
        ticketService.answers(account, "GET", SEARCH, 200, found);
    }

    private List<Request> searches() {
        return ticketService.requestsTo(SEARCH).stream()
                .filter(request ->
                        account.equals(request.account()) && request.method().equals("GET"))
                .toList();
    }

    private static List<String> parametersOf(Request request) {
        return Arrays.stream(request.query().split("&")).sorted().toList();
    }

    private ValidatableResponse list(String query) {
        return asAdministrator()
                .urlEncodingEnabled(false)
                .get(CONVERSATIONS + query)
                .then()
                .statusCode(200);
    }

    private void count(String query, int expected) {
        asAdministrator()
                .get(CONVERSATIONS + "/count" + query)
                .then()
                .statusCode(200)
                .body("data.count", is(expected));
    }
}
