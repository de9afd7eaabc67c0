package dev.hoopoe.ticket.homa;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract Homa, row H-25 and section 5.5. */
@QuarkusTest
class TicketTagsTest {

    private static final int AT_ONCE = 32;

    private TicketFixture desk;
    private long ticket;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
        ticket = desk.open().id();
    }

    @Test
    void ticketGetsTheUnionAndTagsThatDidNotExistAreMade() {
        var known = desk.tag("known");

        tag(Map.of("tag_ids", List.of(known), "tag_names", List.of("new", "Known", " NEW ")))
                .statusCode(200)
                .body("data.message", equalTo("Ticket tags updated successfully"))
                .body("data.total_tags", equalTo(2))
                .body("data.created_tags.name", contains("new"));
        assertTags("known", "new");
    }

    @Test
    void tagsAreReplacedAndNoneIsMadeTwice() {
        desk.tag(ticket, "one", "two");

        tag(Map.of("tag_names", List.of("two", "three")))
                .body("data.total_tags", equalTo(2))
                .body("data.created_tags.name", contains("three"));
        tag(Map.of("tag_names", List.of("two", "three"))).body("data.created_tags", empty());
        assertTags("three", "two");
    }

    @Test
    void taggingMovesUpdatedAt() {
        var before = updatedAt();

        desk.tag(ticket, "one");

        assertTrue(updatedAt().isAfter(before));
    }

    @Test
    void unknownIdIsRefusedAndNothingIsMade() {
        var deleted = desk.tag("deleted");
        desk.as(desk.administrator()).delete("/api/tags/" + deleted);

        for (var id : List.of(Long.MAX_VALUE, 0, -1, deleted)) {
            tag(Map.of("tag_ids", List.of(id), "tag_names", List.of("new")))
                    .statusCode(400)
                    .body("data.error", equalTo("invalid_input"))
                    .body("data.details", hasKey("tag_ids"));
        }
        desk.list(desk.administrator(), "/api/tags").body("data.total", equalTo(0));
        assertTags();
    }

    @Test
    void tagOfAnotherAccountIsUnknown() {
        var theirs = TicketFixture.account().tag("theirs");

        tag(Map.of("tag_ids", List.of(theirs))).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"tag_ids\":[],\"tag_names\":[]}",
                "{\"tag_ids\":null,\"tag_names\":null}",
                "{\"tag_ids\":[null]}",
                "{\"tag_ids\":[\"1\"]}",
                "{\"tag_ids\":[1.5]}",
                "{\"tag_ids\":[99999999999999999999]}",
                "{\"tag_ids\":1}",
                "{\"tag_names\":\"vip\"}",
                "{\"tag_names\":[null]}",
                "{\"tag_names\":[1]}",
                "{\"tag_names\":[\" \"]}",
                "{\"tag_names\":[\"a\\u0000\"]}",
                "{\"tag_names\":[\"\\ud800\"]}"
            })
    void choiceOfNothingOrOfNonsenseIsRefused(String body) {
        desk.as(desk.administrator())
                .body(body)
                .put("/api/agent/tickets/" + ticket + "/tags")
                .then()
                .statusCode(400)
                .body("success", equalTo(false));
    }

    @Test
    void overlongNameAndTooManyNamesAreRefused() {
        tag(Map.of("tag_names", List.of("x".repeat(101)))).statusCode(400).body("data.details", hasKey("tag_names"));
        tag(Map.of("tag_names", Collections.nCopies(101, "x"))).statusCode(400);
    }

    @Test
    void unknownTicketIsNotFoundAndBadIdIsRefused() {
        var body = Map.of("tag_names", List.of("new"));

        desk.act(desk.administrator(), Long.MAX_VALUE, "tags", body).statusCode(404);
        desk.as(desk.administrator())
                .body(body)
                .put("/api/agent/tickets/one/tags")
                .then()
                .statusCode(400);
        desk.list(desk.administrator(), "/api/tags").body("data.total", equalTo(0));
    }

    @Test
    void callsAtOnceOnOneTicketEndInASetThatOneAskedFor() {
        var statuses = Together.times(
                AT_ONCE,
                number -> tag(Map.of("tag_names", List.of("shared", "a" + number, "b" + number)))
                        .extract()
                        .statusCode());

        assertEquals(AT_ONCE, Collections.frequency(statuses, 200));
        List<String> tags = desk.service()
                .get("/internal/tickets/" + ticket)
                .then()
                .extract()
                .path("snapshot.tags");
        assertEquals(3, tags.size());
        assertEquals(tags.get(0).substring(1), tags.get(1).substring(1));
        assertEquals("shared", tags.get(2));
    }

    @Test
    void tagNamedOnManyTicketsAtOnceIsCreatedOnce() {
        var tickets = Together.times(AT_ONCE, number -> desk.open().id());
        var names = IntStream.range(0, 5).mapToObj(number -> "tag " + number).toList();

        var answers = Together.times(AT_ONCE, number -> {
            var order = number % 2 == 0 ? names : List.of("tag 4", "tag 3", "tag 2", "tag 1", "tag 0");
            return desk.act(desk.administrator(), tickets.get(number), "tags", Map.of("tag_names", order))
                    .statusCode(200)
                    .extract()
                    .<List<String>>path("data.created_tags.name");
        });

        assertEquals(names, answers.stream().flatMap(List::stream).sorted().toList());
        desk.list(desk.administrator(), "/api/tags").body("data.data.name", containsInAnyOrder(names.toArray()));
    }

    private ValidatableResponse tag(Map<String, ?> choice) {
        return desk.act(desk.administrator(), ticket, "tags", choice);
    }

    private Instant updatedAt() {
        return Instant.parse(desk.get(desk.administrator(), ticket).extract().path("data.updated_at"));
    }

    private void assertTags(String... names) {
        desk.service().get("/internal/tickets/" + ticket).then().body("snapshot.tags", equalTo(List.of(names)));
    }
}
