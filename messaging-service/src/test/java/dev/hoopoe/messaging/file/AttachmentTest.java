package dev.hoopoe.messaging.file;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Together;
import dev.hoopoe.messaging.testing.Topics;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of messages. */
@QuarkusTest
class AttachmentTest extends FileTest {

    private final UserFixture agent = anAgentOf(3L);
    private final UserFixture colleague = anAgentOf(3L);
    private final TicketFixture ticket = aTicket().inDepartment(3);

    @BeforeEach
    void tellNeighbours() {
        known(agent);
        known(colleague);
        known(ticket);
    }

    @Test
    void messageShowsItsFilesInOrderWithLinks() {
        var text = uploaded(tokenOf(agent), "b.txt", TEXT);
        var picture = uploaded(tokenOf(agent), "a.png", PNG);

        var created = write(as(agent), List.of(text, picture)).statusCode(201);
        int id = created.extract().path("data.id");

        created.body("data.attachments.id", contains(text, picture))
                .body("data.attachments.filename", contains("b.txt", "a.png"))
                .body("data.attachments.content_type", contains("text/plain", "image/png"))
                .body("data.attachments.size", contains(TEXT.length, PNG.length));
        var shown = as(agent).get("/api/messages/" + id).then().body("data.attachments.id", contains(text, picture));
        assertArrayEquals(
                PNG, download(shown.extract().path("data.attachments[1].url")).asByteArray());
        as(agent)
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .body("data.data.attachments[0].id", contains(text, picture));
        as(agent)
                .get("/omnidesk/api/conversations/" + ticket.id() + "/messages")
                .then()
                .statusCode(200)
                .body("[0].attachments.id", contains(text, picture))
                .body("[0].attachments[0].url", containsString("/files/" + text + "/b.txt?expires="));
    }

    @Test
    void messageWithoutFilesShowsAnEmptyList() {
        write(as(agent), null).statusCode(201).body("data.attachments", empty());
        write(as(agent), List.of()).statusCode(201).body("data.attachments", empty());
    }

    @Test
    void replyTakesFiles() {
        var file = uploaded(tokenOf(agent), "a.txt", TEXT);

        as(agent)
                .body(Map.of("message", "See there", "file_ids", List.of(file)))
                .post("/api/agent/tickets/" + ticket.id() + "/reply")
                .then()
                .statusCode(200)
                .body("data.data.attachments.id", contains(file));
    }

    @Test
    void messageOfOmniDeskTakesFiles() {
        var file = uploaded(tokenOf(agent), "a.txt", TEXT);
        var messages = "/omnidesk/api/conversations/" + ticket.id() + "/messages";

        as(agent)
                .body(Map.of("content", "See there", "file_ids", List.of(file)))
                .post(messages)
                .then()
                .statusCode(201)
                .body("attachments.id", contains(file))
                .body("attachments[0].url", containsString("/files/" + file + "/a.txt?expires="));
        for (var ids : List.of(List.of(file), List.of("x"), List.of(7), "x", List.of(UUID.randomUUID(), 1))) {
            as(agent)
                    .body(Map.of("content", "Again", "file_ids", ids))
                    .post(messages)
                    .then()
                    .statusCode(400);
        }
        as(agent).get(messages).then().body("content", contains("See there"));
    }

    @Test
    void eventsShowFilesWithoutLinks() {
        var file = uploaded(tokenOf(agent), "a.txt", TEXT);
        write(as(agent), List.of(file)).statusCode(201);

        await().atMost(Duration.ofSeconds(20)).until(() -> !events().isEmpty());
        var shown = events().get(0).body().at("/snapshot/attachments");
        assertEquals(1, shown.size());
        assertEquals(file, shown.at("/0/id").asText());
        assertEquals("a.txt", shown.at("/0/filename").asText());
        assertEquals("text/plain", shown.at("/0/content_type").asText());
        assertEquals(TEXT.length, shown.at("/0/size").asInt());
        assertFalse(shown.toString().contains("signature"));
    }

    @Test
    void fileBelongsToOneMessage() {
        var file = uploaded(tokenOf(agent), "a.txt", TEXT);
        write(as(agent), List.of(file)).statusCode(201);

        refused(write(as(agent), List.of(file)), file);
    }

    @Test
    void ofManyMessagesAtOnceOneGetsTheFile() {
        var file = uploaded(tokenOf(agent), "a.txt", TEXT);
        var tickets = IntStream.range(0, 6)
                .mapToObj(number -> known(aTicket().inDepartment(3)))
                .toList();

        var statuses = Together.statuses(
                6,
                number -> write(as(agent), tickets.get(number), List.of(file))
                        .extract()
                        .statusCode());

        assertEquals(Map.of(201, 1L, 400, 5L), statuses);
        assertEquals(
                1,
                tickets.stream()
                        .mapToInt(one -> as(agent)
                                .get("/api/messages?ticket_id=" + one.id())
                                .then()
                                .extract()
                                .<Integer>path("data.total"))
                        .sum());
    }

    @Test
    void sameFilesInOtherOrdersDoNotLockEachOther() {
        for (var round = 0; round < 5; round++) {
            var one = uploaded(tokenOf(agent), "1.txt", TEXT);
            var two = uploaded(tokenOf(agent), "2.txt", TEXT);
            var other = known(aTicket().inDepartment(3));

            var statuses = Together.statuses(
                    2,
                    number -> number == 0
                            ? write(as(agent), ticket, List.of(one, two))
                                    .extract()
                                    .statusCode()
                            : write(as(agent), other, List.of(two, one))
                                    .extract()
                                    .statusCode());

            assertEquals(Map.of(201, 1L, 400, 1L), statuses);
        }
    }

    @Test
    void othersFilesAreUnknown() {
        var colleagues = uploaded(tokenOf(colleague), "a.txt", TEXT);
        var clients = uploaded(TestTokens.client(account, UUID.randomUUID()), "a.txt", TEXT);
        replicated("other-" + account, agent);
        var foreign = uploaded(TestTokens.person("other-" + account, agent.id(), agent.type()), "a.txt", TEXT);
        var none = UUID.randomUUID().toString();
        var own = uploaded(tokenOf(agent), "a.txt", TEXT);

        for (var file : List.of(colleagues, clients, foreign, none)) {
            refused(write(as(agent), List.of(own, file)), file);
        }
        as(agent).get("/api/messages?ticket_id=" + ticket.id()).then().body("data.total", equalTo(0));
        write(as(agent), List.of(own)).statusCode(201);
    }

    @Test
    void badListsAreRefused() {
        var file = uploaded(tokenOf(agent), "a.txt", TEXT);
        var eleven = IntStream.range(0, 11)
                .mapToObj(number -> uploaded(tokenOf(agent), number + ".txt", TEXT))
                .toList();
        var withNull = new ArrayList<>(List.of(file));
        withNull.add(null);

        for (var list : List.of(List.of("no id"), List.of(file, file), eleven, withNull, List.of(""))) {
            write(as(agent), list).statusCode(400).body("success", equalTo(false));
        }
        write(as(agent), eleven.subList(0, 10)).statusCode(201);
        write(as(agent), List.of(file)).statusCode(201);
    }

    @Test
    void refusedMessageTakesNoFile() {
        var file = uploaded(tokenOf(agent), "a.txt", TEXT);

        as(agent)
                .body(Map.of("ticket_id", ticket.id(), "body", "", "file_ids", List.of(file)))
                .post("/api/messages")
                .then()
                .statusCode(400);

        write(as(agent), List.of(file)).statusCode(201);
    }

    @Test
    void filesOfAPrivateMessageAreShownToStaffAlone() {
        var file = uploaded(tokenOf(agent), "a.txt", TEXT);

        int id = as(agent)
                .body(Map.of(
                        "ticket_id",
                        ticket.id(),
                        "body",
                        "Secret",
                        "user_id",
                        agent.id(),
                        "private",
                        true,
                        "file_ids",
                        List.of(file)))
                .post("/api/messages")
                .then()
                .statusCode(201)
                .body("data.private", equalTo(true))
                .body("data.attachments.id", contains(file))
                .extract()
                .path("data.id");

        asClient().get("/api/messages/" + id).then().statusCode(403);
        anonymous().get("/api/messages/" + id).then().statusCode(401);
        as(known(anAgentOf(4L))).get("/api/messages/" + id).then().statusCode(404);
    }

    @Test
    void tagOfAMessageLeavesLinksOut() throws Exception {
        var file = uploaded(tokenOf(agent), "a.txt", TEXT);
        int id = write(as(agent), List.of(file)).extract().path("data.id");
        var before = as(agent).get("/api/messages/" + id).header("ETag");

        as(agent)
                .header("If-Match", before)
                .body(Map.of("body", "Other"))
                .put("/api/messages/" + id)
                .then()
                .statusCode(200)
                .body("data.attachments.id", contains(file));
        as(agent)
                .header("If-Match", before)
                .body(Map.of("body", "Another"))
                .put("/api/messages/" + id)
                .then()
                .statusCode(412);
    }

    private static void refused(ValidatableResponse answer, String file) {
        answer.statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.details", hasKey("file_ids"))
                .body("data.message", containsString(file));
    }

    private ValidatableResponse write(RequestSpecification caller, List<String> files) {
        return write(caller, ticket, files);
    }

    private static ValidatableResponse write(RequestSpecification caller, TicketFixture to, List<String> files) {
        var body = new HashMap<String, Object>(Map.of("ticket_id", to.id(), "body", "See there"));
        if (files != null) {
            body.put("file_ids", files);
        }
        return caller.body(body).post("/api/messages").then();
    }

    private List<Topics.Seen> events() {
        return Topics.on("message.events.v1", Long.toString(ticket.id()));
    }
}
