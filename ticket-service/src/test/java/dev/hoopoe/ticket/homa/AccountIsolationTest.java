package dev.hoopoe.ticket.homa;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two accounts never see each other's rows, on any path. */
@QuarkusTest
class AccountIsolationTest {

    private TicketFixture ours;
    private TicketFixture theirs;

    @BeforeEach
    void openAccount() {
        ours = TicketFixture.account();
        theirs = TicketFixture.account();
    }

    @Test
    void listHoldsOwnTicketsAlone() {
        theirs.open();
        var own = (int) ours.open().id();

        ours.as(ours.administrator())
                .get("/api/tickets")
                .then()
                .body("data.total", equalTo(1))
                .body("data.data.id", contains(own));
    }

    @Test
    void ticketOfTheOtherAccountIsNotFound() {
        var ticket = theirs.open().id();

        ours.get(ours.administrator(), ticket).statusCode(404);
        ours.update(ours.administrator(), ticket, Map.of("title", "Mine")).statusCode(404);
        ours.act(ours.administrator(), ticket, "status", Map.of("status", "closed"))
                .statusCode(404);
        ours.act(ours.administrator(), ticket, "department", Map.of("department_id", ours.department()))
                .statusCode(404);
        ours.act(
                        ours.administrator(),
                        ticket,
                        "assign",
                        Map.of("user_id", ours.agent().id()))
                .statusCode(404);
        ours.act(ours.administrator(), ticket, "tags", Map.of("tag_names", List.of("mine")))
                .statusCode(404);
        ours.as(ours.administrator()).delete("/api/tickets/" + ticket).then().statusCode(404);
        theirs.get(theirs.administrator(), ticket)
                .body("data.title", equalTo("Printer"))
                .body("data.status", equalTo("new"));
    }

    @Test
    void tokensAccountWinsOverTheHeader() {
        var ticket = theirs.open().id();

        ours.as(ours.administrator())
                .header("X-Hoopoe-Account", theirs.name())
                .get("/api/tickets/" + ticket)
                .then()
                .statusCode(404);
    }

    @Test
    void serviceFindsTicketsOfTheAccountItNamesAlone() {
        var ticket = theirs.open();

        ours.service().get("/internal/tickets/" + ticket.id()).then().statusCode(404);
        ours.service()
                .body(Map.of("secret", ticket.secret()))
                .post("/internal/tickets/" + ticket.id() + "/secret")
                .then()
                .statusCode(404);
        theirs.service().get("/internal/tickets/" + ticket.id()).then().statusCode(200);
    }

    @Test
    void ticketCannotPointIntoTheOtherAccount() {
        theirs.channel("theirs", true);

        refused(ours.detailsWith("client_id", theirs.clientId()), "client_id");
        refused(ours.detailsWith("channel_id", "theirs"), "channel_id");
        refused(ours.detailsWith("department_id", theirs.department()), "department_id");
        ours.act(
                        ours.administrator(),
                        ours.open().id(),
                        "assign",
                        Map.of("user_id", theirs.agent().id()))
                .statusCode(400);
    }

    @Test
    void tagsOfTheSameNameAreApart() {
        var tag = theirs.tag("shared");
        var own = ours.tag("shared");

        ours.as(ours.administrator()).get("/api/tags/" + tag).then().statusCode(404);
        ours.as(ours.administrator())
                .body(Map.of("name", "mine"))
                .put("/api/tags/" + tag)
                .then()
                .statusCode(404);
        ours.as(ours.administrator()).delete("/api/tags/" + tag).then().statusCode(404);
        ours.list(ours.administrator(), "/api/tags").body("data.data.id", contains((int) own));
        theirs.list(theirs.administrator(), "/api/tags").body("data.data.name", contains("shared"));
    }

    @Test
    void channelsOfTheSameNameAreApart() {
        theirs.channel("shared", true);
        ours.channel("shared", false);

        theirs.create(theirs.detailsWith("channel_id", "shared")).statusCode(201);
        refused(ours.detailsWith("channel_id", "shared"), "channel_id");
    }

    private void refused(Map<String, Object> details, String field) {
        ours.create(details).statusCode(400).body("data.details", hasKey(field));
    }
}
