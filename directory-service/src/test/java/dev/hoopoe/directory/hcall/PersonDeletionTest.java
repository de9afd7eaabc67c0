package dev.hoopoe.directory.hcall;

import static dev.hoopoe.directory.testing.HCall.freshEmail;
import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.HCall;
import dev.hoopoe.directory.testing.TicketEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row C-07. */
@QuarkusTest
class PersonDeletionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final HCall hcall = HCall.open();

    private final AllAccounts database = new AllAccounts();

    @Test
    void aUserIsDeletedWithTheLogin() {
        var email = freshEmail();
        var id = hcall.register(email);

        delete(email.toUpperCase(Locale.ROOT))
                .statusCode(200)
                .body("$", aMapWithSize(2))
                .body("message", equalTo("User has been deleted"))
                .body("status", is(true));

        hcall.fetch("?email=" + email).statusCode(404);
        assertEquals(
                "DELETE", AuthNeighbour.callsAbout(id).get(1).path("method").asText());
        notFound(delete(email));
    }

    @Test
    void anAdminMayGoWhileAnotherIsThere() {
        var email = freshEmail();
        var api = hcall.api();
        var id = api.createUserId(with(agent(email), "type", "administrator"));
        api.put("/api/users/" + api.administratorId(), Map.of("type", "agent")).statusCode(200);

        failed(deleteAs(id, email), "The last administrator of an account cannot be deleted or made an agent");
        api.user(id, "administrator")
                .body(administrator())
                .post("/api/users")
                .then()
                .statusCode(201);
        deleteAs(id, email).statusCode(200);
    }

    @Test
    void theMasterAndWhoHasNoRoleAreNotFound() {
        var masters = freshEmail();
        var agents = freshEmail();
        hcall.createMaster(masters);
        hcall.api().createUser(administrator());
        hcall.api().createUser(agent(agents));

        notFound(delete(masters));
        notFound(delete(agents));
        notFound(delete(freshEmail()));
        notFound(delete("no address"));
        hcall.api().get("/api/users").body("data.total", is(4));
    }

    @Test
    void whoOwnsTicketsStays() {
        var email = freshEmail();
        var id = hcall.register(email);
        giveTicketTo(id);

        failed(delete(email), "The client owns tickets");

        hcall.fetch("?email=" + email).statusCode(200);
    }

    @Test
    void anAdminWhoseStandInOwnsTicketsStays() {
        hcall.api().createUser(administrator());
        var email = freshEmail();
        var id = hcall.api().createUserId(with(agent(email), "type", "administrator"));
        giveTicketTo(standIn(id));

        failed(delete(email), "The user owns tickets");

        hcall.fetch("?email=" + email).statusCode(200);
    }

    @Test
    void theStandInGoesWithTheAdmin() {
        hcall.api().createUser(administrator());
        var email = freshEmail();
        var standIn = standIn(hcall.api().createUserId(with(agent(email), "type", "administrator")));

        delete(email).statusCode(200);

        hcall.api().get("/api/clients/" + standIn).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{}", "{\"user_email\":null}", "{\"user_email\":7}", "{\"user_email\":\" \"}"})
    void bodiesThatNameNobodyAreInvalidData(String body) {
        hcall.postAsAdministrator("/user/delete", body)
                .statusCode(400)
                .body("message", equalTo("Invalid data"))
                .body("reason", notNullValue())
                .body("status", is(false));
    }

    private ValidatableResponse delete(String email) {
        return hcall.postAsAdministrator("/user/delete", Map.of("user_email", email));
    }

    private ValidatableResponse deleteAs(UUID administrator, String email) {
        return hcall.postAs(administrator, "/user/delete", Map.of("user_email", email));
    }

    private UUID standIn(UUID user) {
        var answer = hcall.api()
                .service()
                .put("/internal/users/" + user + "/client")
                .then()
                .statusCode(200);
        return UUID.fromString(answer.extract().path("snapshot.id"));
    }

    private void giveTicketTo(UUID client) {
        var ticket = ThreadLocalRandom.current().nextLong(1L << 50);
        new TicketEvents(hcall.api()).tell("created", ticket, client, 0);
        await().atMost(SOON).until(() -> isKnown(ticket));
    }

    private boolean isKnown(long ticket) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT 1 FROM ticket_replica WHERE id = ?")) {
            select.setString(1, Long.toString(ticket));
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void failed(ValidatableResponse answer, String reason) {
        answer.statusCode(500)
                .body("$", aMapWithSize(3))
                .body("message", equalTo("Internal server error"))
                .body("reason", equalTo(reason))
                .body("status", is(false));
    }

    private static void notFound(ValidatableResponse answer) {
        answer.statusCode(404)
                .body("$", aMapWithSize(3))
                .body("message", equalTo("User not found"))
                .body("reason", notNullValue())
                .body("status", is(false));
    }
}
