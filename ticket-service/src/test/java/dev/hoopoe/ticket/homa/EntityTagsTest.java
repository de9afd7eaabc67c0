package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.testing.TaggedThing;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody overwrites what he or she has not seen. */
@QuarkusTest
class EntityTagsTest {

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    private TaggedThing ticket(long id) {
        return tagged("/api/tickets/" + id);
    }

    private TaggedThing tagged(String path) {
        return new TaggedThing(() -> desk.as(desk.administrator()), path);
    }

    @Test
    void ticketIsReadOnceWhileUnchanged() {
        ticket(desk.open().id()).assertReadOnceWhileUnchanged();
    }

    @Test
    void changeAndDeletionOfATicketHonourIfMatch() {
        var ticket = ticket(desk.open().id());

        ticket.assertChangedOnlyAsSeen(
                "{\"title\":\"Other\",\"custom_fields\":{\"zebra\":1.50,\"a\":{\"bc\":1e2,\"b\":[]}}}");
        ticket.assertDeletedOnlyAsSeen();
    }

    @Test
    void ofManyConcurrentConditionalChangesOneSucceeds() {
        ticket(desk.open().id()).assertOneOfManyChangesIsDone(number -> Map.of("title", "Title " + number));
    }

    @Test
    void actsOnATicketHonourIfMatch() {
        var id = desk.open().id();
        var ticket = ticket(id);
        var acts = "/api/agent/tickets/" + id + "/";

        ticket.assertChangedOnlyAsSeen(acts + "status", Map.of("status", "closed"));
        ticket.assertChangedOnlyAsSeen(acts + "department", Map.of("department_id", desk.department()));
        ticket.assertChangedOnlyAsSeen(
                acts + "assign", Map.of("user_id", desk.agent().id()));
        ticket.assertChangedOnlyAsSeen(acts + "tags", Map.of("tag_names", List.of("urgent")));
    }

    @Test
    void changeAndDeletionOfATagHonourIfMatch() {
        var tag = tagged("/api/tags/" + desk.tag("one"));

        tag.assertReadOnceWhileUnchanged();
        tag.assertChangedOnlyAsSeen(Map.of("name", "two"));
        tag.assertOneOfManyChangesIsDone(number -> Map.of("name", "name " + number));
        tag.assertDeletedOnlyAsSeen();
    }

    @Test
    void callerWhoMayNotSeeATicketGets404InsteadOf412() {
        var id = desk.openIn(desk.department()).id();

        desk.as(desk.agent(desk.department()))
                .header("If-Match", "\"other\"")
                .body(Map.of("title", "Other"))
                .put("/api/tickets/" + id)
                .then()
                .statusCode(404);
        desk.as(desk.agentOfAllDepartments())
                .header("If-Match", "\"other\"")
                .delete("/api/tickets/" + id)
                .then()
                .statusCode(403);
    }
}
