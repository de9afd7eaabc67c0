package dev.hoopoe.ticket.ticket;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What neighbours ask of tickets. */
@QuarkusTest
class InternalTicketResourceTest {

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void neighbourGetsTheTicketWithItsVersion() {
        var ticket = desk.open(desk.detailsWith("message", "It does not print"));
        desk.act(desk.administrator(), ticket.id(), "status", Map.of("status", "in_progress"));

        desk.service()
                .get("/internal/tickets/" + ticket.id())
                .then()
                .statusCode(200)
                .body("sequence", equalTo(1))
                .body("snapshot.id", equalTo((int) ticket.id()))
                .body("snapshot.uid", notNullValue())
                .body("snapshot.description", equalTo("It does not print"))
                .body("snapshot.status", equalTo("in_progress"))
                .body("snapshot.assignee_id", nullValue())
                .body("snapshot.resolved_at", nullValue())
                .body("snapshot.open", equalTo(true))
                .body("snapshot.keySet()", hasSize(20))
                .body("snapshot.keySet()", hasItems("assigned_department_id", "custom_fields", "tags", "updated_at"));
    }

    @Test
    void rightSecretIsConfirmedAndAnyOtherIsNot() {
        var ticket = desk.open();

        verify(ticket.id(), ticket.secret(), 204);
        verify(ticket.id(), desk.open().secret(), 401);
        verify(ticket.id(), ticket.secret().toUpperCase(Locale.ROOT) + "x", 401);
        verify(ticket.id(), "", 401);
        verify(ticket.id(), "ü😀", 401);
    }

    @Test
    void wrongSecretIsRefusedInTheEnvelope() {
        desk.service()
                .body(Map.of("secret", "0".repeat(32)))
                .post("/internal/tickets/" + desk.open().id() + "/secret")
                .then()
                .statusCode(401)
                .body("data.error", equalTo("unauthorized"));
    }

    @Test
    void secretThatIsAbsentIsRefused() {
        desk.service()
                .body(Map.of())
                .post("/internal/tickets/" + desk.open().id() + "/secret")
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"))
                .body("data.details", hasKey("secret"));
    }

    @Test
    void unknownTicketIsNotFound() {
        desk.service().get("/internal/tickets/" + Long.MAX_VALUE).then().statusCode(404);
        verify(Long.MAX_VALUE, "0".repeat(32), 404);
    }

    @Test
    void onlyServicesMayCall() {
        var ticket = desk.open();
        var client = TestTokens.client(desk.name(), desk.clientId());

        desk.as(desk.administrator())
                .get("/internal/tickets/" + ticket.id())
                .then()
                .statusCode(403);
        desk.withToken(client).get("/internal/tickets/" + ticket.id()).then().statusCode(403);
        desk.anonymous().get("/internal/tickets/" + ticket.id()).then().statusCode(401);
        desk.as(desk.administrator())
                .body(Map.of("secret", ticket.secret()))
                .post("/internal/tickets/" + ticket.id() + "/secret")
                .then()
                .statusCode(403);
        desk.anonymous()
                .body(Map.of("sequence", 1, "snapshot", Map.of("id", "web", "enabled", false)))
                .put("/internal/channels/web")
                .then()
                .statusCode(401);
        desk.as(desk.administrator())
                .body(Map.of("sequence", 1, "snapshot", Map.of("id", "web", "enabled", false)))
                .put("/internal/channels/web")
                .then()
                .statusCode(403);
    }

    @Test
    void channelThatIsPushedLaterButIsOlderIsSkipped() {
        push("radio", 5, false);
        push("radio", 4, true);

        desk.create(desk.detailsWith("channel_id", "radio")).statusCode(400);

        push("radio", 6, true);

        desk.create(desk.detailsWith("channel_id", "radio")).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"sequence\":1}",
                "{\"sequence\":\"x\",\"snapshot\":{}}",
                "{\"sequence\":1,\"snapshot\":[]}",
                "{\"sequence\":1,\"snapshot\":{\"id\":\"\\u0000\"}}"
            })
    void channelThatCannotBeReadIsRefused(String body) {
        desk.service().body(body).put("/internal/channels/web").then().statusCode(400);
    }

    private void push(String slug, int sequence, boolean enabled) {
        desk.service()
                .body(Map.of("sequence", sequence, "snapshot", Map.of("id", slug, "enabled", enabled)))
                .put("/internal/channels/" + slug)
                .then()
                .statusCode(204);
    }

    private void verify(long ticket, String secret, int status) {
        desk.service()
                .body(Map.of("secret", secret))
                .post("/internal/tickets/" + ticket + "/secret")
                .then()
                .statusCode(status);
    }
}
