package dev.hoopoe.ticket.directory;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.DirectoryAnswers;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas of users, clients, departments and channels: filled by events, and by a call on a miss. */
@QuarkusTest
class DirectoryReplicaTest {

    private TicketFixture desk;
    private final TestEvents events = new TestEvents();

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void clientThatIsNotKnownYetIsAskedForOnce() {
        var client = desk.client();

        desk.create(desk.detailsWith("client_id", client)).statusCode(201);
        desk.create(desk.detailsWith("client_id", client)).statusCode(201);

        assertEquals(1, desk.directory().timesAskedFor("clients/" + client));
    }

    @Test
    void clientThatDirectoryDoesNotKnowIsRefused() {
        desk.create(desk.detailsWith("client_id", UUID.randomUUID()))
                .statusCode(400)
                .body("data.details", hasKey("client_id"));
    }

    @Test
    void directoryThatIsDownIsSaidToBeUnavailable() {
        var silent = UUID.randomUUID();
        var broken = UUID.randomUUID();
        desk.directory().silent("clients/" + silent);
        desk.directory().broken("clients/" + broken);

        for (var client : new UUID[] {silent, broken}) {
            desk.create(desk.detailsWith("client_id", client))
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("success", equalTo(false))
                    .body("data.error", equalTo("internal_error"));
        }
    }

    @Test
    void userWhoCannotBeAskedForIsNotMistakenForUnknown() {
        var id = UUID.randomUUID();
        desk.directory().silent("users/" + id);

        desk.withToken(TestTokens.agent(desk.name(), id))
                .get("/api/tickets")
                .then()
                .statusCode(503);
    }

    @Test
    void clientOfAnEventIsKnownWithoutACallToDirectory() {
        var client = UUID.randomUUID();

        events.publish(
                Event.of("client.created", client.toString(), desk.name(), 0, Map.of("id", client, "name", "Ada")));

        await().untilAsserted(
                        () -> desk.create(desk.detailsWith("client_id", client)).statusCode(201));
    }

    @Test
    void deletedClientIsNotAskedForAgain() {
        var client = desk.client();
        desk.create(desk.detailsWith("client_id", client)).statusCode(201);

        events.publish(
                Event.of("client.deleted", client.toString(), desk.name(), 1, Map.of("id", client, "name", "Ada")));

        await().untilAsserted(
                        () -> desk.create(desk.detailsWith("client_id", client)).statusCode(400));
        assertEquals(1, desk.directory().timesAskedFor("clients/" + client));
    }

    @Test
    void deletedDepartmentIsRefused() {
        var department = desk.department();
        desk.openIn(department);

        events.publish(Event.of(
                "department.deleted",
                Long.toString(department),
                desk.name(),
                1,
                Map.of("id", department, "name", "Support")));

        await().untilAsserted(() ->
                desk.create(desk.detailsWith("department_id", department)).statusCode(400));
    }

    @Test
    void agentWhoChangesDepartmentSeesTheOtherTickets() {
        var left = desk.department();
        var entered = desk.department();
        var agent = desk.agent(left);
        var ticketOfLeft = desk.openIn(left).id();
        var ticketOfEntered = desk.openIn(entered).id();
        desk.get(agent, ticketOfLeft).statusCode(200);

        events.publish(Event.of(
                "user.updated",
                agent.id().toString(),
                desk.name(),
                1,
                DirectoryAnswers.userSnapshot(agent.id(), "agent", false, true, Set.of(entered))));

        await().untilAsserted(() -> desk.get(agent, ticketOfEntered).statusCode(200));
        desk.get(agent, ticketOfLeft).statusCode(404);
    }

    @Test
    void userWhoIsDeletedOrDeactivatedIsShutOut() {
        var deleted = desk.agent();
        var deactivated = desk.agent();
        desk.as(deleted).get("/api/tickets").then().statusCode(200);
        desk.as(deactivated).get("/api/tickets").then().statusCode(200);

        events.publish(Event.of(
                "user.deleted",
                deleted.id().toString(),
                desk.name(),
                1,
                DirectoryAnswers.userSnapshot(deleted.id(), "agent", false, true, Set.of())));
        events.publish(Event.of(
                "user.updated",
                deactivated.id().toString(),
                desk.name(),
                1,
                DirectoryAnswers.userSnapshot(deactivated.id(), "agent", false, false, Set.of())));

        await().untilAsserted(() -> desk.as(deleted).get("/api/tickets").then().statusCode(401));
        await().untilAsserted(
                        () -> desk.as(deactivated).get("/api/tickets").then().statusCode(401));
    }

    @Test
    void channelCanBeUsedFromItsEventUntilItIsDisabledOrDeleted() {
        channelEvent("created", 1, true);
        await().untilAsserted(
                        () -> desk.create(desk.detailsWith("channel_id", "fax")).statusCode(201));

        channelEvent("updated", 2, false);
        await().untilAsserted(
                        () -> desk.create(desk.detailsWith("channel_id", "fax")).statusCode(400));

        channelEvent("updated", 3, true);
        await().untilAsserted(
                        () -> desk.create(desk.detailsWith("channel_id", "fax")).statusCode(201));

        channelEvent("deleted", 4, true);
        await().untilAsserted(
                        () -> desk.create(desk.detailsWith("channel_id", "fax")).statusCode(400));
    }

    private void channelEvent(String name, long sequence, boolean enabled) {
        events.publish(Event.of(
                "channel." + name,
                desk.name() + "/fax",
                desk.name(),
                sequence,
                Map.of("id", "fax", "name", "Fax", "enabled", enabled)));
    }
}
