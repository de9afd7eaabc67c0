package dev.hoopoe.messaging.file;

import static io.restassured.RestAssured.given;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.UUID;

/** Base of the tests of tickets' files: with ticket-service's calls, one file and one ticket. */
abstract class TicketFiles extends FileTest {

    final UUID ticket = UUID.randomUUID();
    final String file = UUID.randomUUID().toString();

    final ValidatableResponse put(String id, String name, byte[] content) {
        return put(id, ticket, name, content);
    }

    final ValidatableResponse put(String id, UUID ticketUid, String name, byte[] content) {
        return asTicketService()
                .queryParam("ticket", ticketUid)
                .queryParam("name", name)
                .body(content)
                .put("/internal/files/" + id)
                .then();
    }

    final ValidatableResponse get(String id) {
        return asTicketService().get("/internal/files/" + id).then();
    }

    final RequestSpecification asTicketService() {
        return asService("ticket", account);
    }

    static RequestSpecification asService(String service, String someAccount) {
        return given().auth()
                .oauth2(TestTokens.service(service + "-service"))
                .header("X-Hoopoe-Account", someAccount)
                .contentType("application/octet-stream");
    }

    /** The text of an expression over the file's row; null without the row. */
    static String ofRow(String id, String expression) throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var select = connection.prepareStatement("SELECT " + expression + " FROM file WHERE id = ?::uuid")) {
            select.setString(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
