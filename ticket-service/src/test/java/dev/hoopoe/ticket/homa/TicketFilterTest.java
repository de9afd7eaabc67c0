package dev.hoopoe.ticket.homa;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TicketCopies;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists of tickets are narrowed by (contract Homa, rows H-11 and H-18). */
@QuarkusTest
class TicketFilterTest {

    /** So many that a list walks along an index instead of fetching and sorting all. */
    private static final int MORE_THAN_FEW = 2_001;

    private TicketFixture desk;
    private int ticket;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
        var details = desk.detailsWith("title", "Paper jam in «Drucker» LJ-4200");
        details.put("message", "Ada's tray/cassette is empty; write to ada@example.com or 漢字");
        details.put("external_id", "CRM 77/b");
        details.put("status", "on_hold");
        ticket = (int) desk.open(details).id();
        desk.open(desk.detailsWith("title", "Scanner"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paper",
                "PAPER jam",
                "jam pap",
                "drucker",
                "lj",
                "4200",
                "LJ-42",
                "tray",
                "cass",
                "tray/cassette",
                "example",
                "ada@exa",
                "ada's tray",
                "漢",
                "CRM 77/b"
            })
    void wordsOfTitleAndDescriptionAndTheExternalIdAreFound(String term) {
        assertFound("search", term);
    }

    @Test
    void ticketsIdIsFound() {
        assertFound("search", Integer.toString(ticket));
        assertFound("ticket_id", Integer.toString(ticket));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aper",
                "paper scanner",
                "CRM 78",
                "%",
                "_",
                "&",
                "!",
                "paper & | !",
                "' OR 1=1 --",
                "\\",
                "(",
                "<->",
                "zz:*:*",
                "\u0001",
                "😀"
            })
    void termThatBeginsNoWordFindsNothing(String term) {
        var expected = term.startsWith("paper &") ? 1 : 0;
        desk.list(desk.administrator(), "/api/tickets?search=" + encoded(term)).body("data.total", equalTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search=%00",
                "tag=%00",
                "client_name=%00",
                "ticket_id=x",
                "ticket_id=-1",
                "ticket_id=99999999999999999999",
                "status=open"
            })
    void invalidFilterIsRefused(String query) {
        for (var path : new String[] {"/api/tickets?", "/api/agent/tickets?"}) {
            desk.as(desk.administrator())
                    .urlEncodingEnabled(false)
                    .get(path + query)
                    .then()
                    .statusCode(400)
                    .body("success", equalTo(false));
        }
    }

    @Test
    void filterGivenSeveralTimesMeansEachOfItsValues() {
        var urgent = (int) desk.open(desk.detailsWith("priority", "urgent")).id();
        for (var path : List.of("/api/tickets", "/api/agent/tickets")) {
            for (var query : List.of(
                    "status=new&status=on_hold",
                    "status[]=new&status[]=on_hold",
                    "status%5B%5D=new&status=on_hold",
                    "status[0]=new&status[1]=on_hold",
                    "status=closed&status=new&status=on_hold&status=new",
                    "priority=low&priority=medium&priority=urgent")) {
                list(path + "?" + query).body("data.total", equalTo(3));
            }
            list(path + "?priority=urgent&priority=high").body("data.data.id", contains(urgent));
            list(path + "?priority[]=urgent").body("data.data.id", contains(urgent));
            list(path + "?status=new&status=open").statusCode(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"search=a&search=b", "search[]=a", "page=1&page=2", "limit=1&LIMIT=2", "department_id[]=1"})
    void parameterOfOneValueIsTakenOnce(String query) {
        list("/api/tickets?" + query)
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.message", containsString("takes one value"));
    }

    private ValidatableResponse list(String address) {
        return desk.as(desk.administrator())
                .urlEncodingEnabled(false)
                .get(address.replace("[", "%5B").replace("]", "%5D"))
                .then();
    }

    @Test
    void halfOfASurrogatePairAndAnOverlongTermAreAnsweredWithout500() {
        desk.list(desk.administrator(), "/api/tickets?search=%ED%A0%80").body("data.total", equalTo(0));
        desk.list(desk.administrator(), "/api/tickets?client_name=%ED%A0%80").body("data.total", equalTo(0));
        desk.as(desk.administrator())
                .get("/api/tickets?search=" + "x".repeat(256))
                .then()
                .statusCode(400);
    }

    @Test
    void emptyFilterCountsAsAbsent() {
        desk.list(
                        desk.administrator(),
                        "/api/agent/tickets?search=&status=&tag=&client_name=%20&client_email=&ticket_id=")
                .body("data.total", equalTo(2));
    }

    @Test
    void listIsNarrowedByTagInAnyCase() {
        desk.tag(ticket, "Straße", "other");

        assertFound("tag", "strasse");
        desk.list(desk.administrator(), "/api/tickets?tag=unknown").body("data.total", equalTo(0));
    }

    @Test
    void severalTagsMeanTicketsWithOneOfThem() {
        desk.tag(ticket, "one", "two");
        var other = desk.open().id();
        desk.tag(other, "three");

        for (var query : List.of("tag=one&tag=two", "tag[]=one&tag[]=none", "tag=TWO&tag=none&tag=two")) {
            list("/api/tickets?" + query).body("data.total", equalTo(1)).body("data.data.id", contains(ticket));
        }
        list("/api/tickets?tag=one&tag=two&tag=three").body("data.total", equalTo(2));
        list("/api/agent/tickets?tag=one&tag=three&search=paper").body("data.data.id", contains(ticket));
    }

    @Test
    void deletedTagIsNoFilterAnyMore() {
        desk.tag(ticket, "vip");
        int tag = desk.list(desk.administrator(), "/api/tags").extract().path("data.data[0].id");

        desk.as(desk.administrator()).delete("/api/tags/" + tag).then().statusCode(200);

        desk.list(desk.administrator(), "/api/tickets?tag=vip").body("data.total", equalTo(0));
    }

    @Test
    void listIsNarrowedByTheClientsNameAndEmail() {
        try (var events = new TestEvents()) {
            var client = UUID.randomUUID();
            events.publish(Event.of(
                    "client.created",
                    client.toString(),
                    desk.name(),
                    0,
                    Map.of("id", client, "name", "Grace 100% Hopper", "email", "Grace@Example.com")));
            Awaitility.await()
                    .untilAsserted(() ->
                            desk.create(desk.detailsWith("client_id", client)).statusCode(201));
            var theirs = (int) desk.list(desk.administrator(), "/api/tickets?limit=1")
                    .extract()
                    .<Integer>path("data.data[0].id");

            for (var query : new String[] {
                "client_name=hopper",
                "client_name=ACE%20100%25%20h",
                "client_name=gr%C3%A1ce",
                "client_email=grace@example.com",
                "client_email=EXAM"
            }) {
                desk.list(desk.administrator(), "/api/agent/tickets?" + query).body("data.data.id", contains(theirs));
            }
            for (var query : new String[] {"client_name=%25", "client_name=_race", "client_email=ada"}) {
                var total = query.endsWith("%25") ? 1 : 0;
                desk.list(desk.administrator(), "/api/agent/tickets?" + query).body("data.total", equalTo(total));
            }
        }
    }

    @Test
    void filtersAddUp() {
        desk.tag(ticket, "vip");

        desk.list(
                        desk.administrator(),
                        "/api/agent/tickets?search=paper&status=on_hold&tag=vip&client_name=ada&ticket_id=" + ticket)
                .body("data.data.id", contains(ticket));
        desk.list(desk.administrator(), "/api/agent/tickets?search=paper&status=new")
                .body("data.total", equalTo(0));
    }

    @Test
    void ticketThatTheAgentMayNotSeeIsNotFound() {
        desk.tag(ticket, "vip");

        for (var query : new String[] {"search=paper", "tag=vip", "client_name=ada", "ticket_id=" + ticket}) {
            desk.list(desk.agent(desk.department()), "/api/agent/tickets?" + query)
                    .body("data.total", equalTo(0));
        }
    }

    @Test
    void whatAnotherAccountHasIsNotFound() {
        desk.tag(ticket, "vip");
        var other = TicketFixture.account();

        for (var query : new String[] {"search=paper", "tag=vip", "client_name=ada", "ticket_id=" + ticket}) {
            other.list(other.administrator(), "/api/agent/tickets?" + query).body("data.total", equalTo(0));
        }
    }

    @Test
    void manyTicketsAreFilteredAndOrderedAsFewAre() {
        desk.tag(ticket, "vip");
        new TicketCopies().make(ticket, MORE_THAN_FEW);

        for (var query : new String[] {"search=paper", "tag=vip", "client_name=ada&status=on_hold"}) {
            var list = desk.list(desk.administrator(), "/api/agent/tickets?limit=100&" + query)
                    .body("data.total", equalTo(MORE_THAN_FEW + 1))
                    .body("data.data.status", everyItem(equalTo("on_hold")));
            List<Integer> ids = list.extract().path("data.data.id");
            assertEquals(
                    ids.stream().sorted(Comparator.reverseOrder()).limit(100).toList(), ids);
            desk.list(desk.administrator(), "/api/tickets?limit=1&page=" + (MORE_THAN_FEW + 1) + "&" + query)
                    .body("data.data.id", contains(ticket));
        }
    }

    @Test
    void textOfMegabytesCanBeStoredAndItsBeginningFound() {
        var words = new StringBuilder("beginning");
        for (var word = 0; word < 300_000; word++) {
            words.append(' ').append(Integer.toString(word, Character.MAX_RADIX));
        }
        var longText =
                (int) desk.open(desk.detailsWith("message", words.toString())).id();
        var oneWord = (int)
                desk.open(desk.detailsWith("message", "y".repeat(2_000_000))).id();

        desk.list(desk.administrator(), "/api/tickets?search=beginning").body("data.data.id", contains(longText));
        desk.list(desk.administrator(), "/api/tickets?ticket_id=" + oneWord).body("data.total", equalTo(1));
    }

    private void assertFound(String filter, String value) {
        for (var path : new String[] {"/api/tickets?", "/api/agent/tickets?"}) {
            desk.list(desk.administrator(), path + filter + "=" + encoded(value))
                    .body("data.total", equalTo(1))
                    .body("data.data.id", contains(ticket));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
