package dev.hoopoe.directory.netia;

import static dev.hoopoe.directory.testing.Netia.CUSTOMERS;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.CountingDriver;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.Netia;
import dev.hoopoe.directory.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the start of the widget, and of a chat in it, costs here (contract rows N-23, N-27 to N-30). */
@QuarkusTest
class NetiaStartTest {

    private Netia netia;

    @BeforeEach
    void openAccount() {
        netia = Netia.open();
    }

    /** Until it is answered, no service executes more than six statements. */
    @Test
    void startOfAChatTakesFewStatements() {
        var before = CountingDriver.executed();
        startChat();
        var statements = CountingDriver.executed() - before;

        assertTrue(statements > 0 && statements <= 6, "statements: " + statements);
    }

    /** The page makes a customer; ticket-service asks for it, and messaging-service whether there is the account. */
    private void startChat() {
        var visitor = netia.createdId(Map.of("name", "Ada", "host", "shop.example"));
        as("ticket-service")
                .get("/internal/customers/" + visitor)
                .then()
                .statusCode(200)
                .body("snapshot.id", equalTo(visitor));
        as("messaging-service")
                .get("/internal/accounts/" + netia.api().account())
                .then()
                .statusCode(200);
    }

    @Test
    void startOfTheWidgetCallsNoOtherService() {
        var account = netia.api().account();
        var visitor = netia.createdId(Map.of("external_id", "4711"));

        page().get("/netia/api/widget_settings?account_id=" + account).then().statusCode(200);
        page().get(CUSTOMERS + "/" + visitor + "/exists").then().statusCode(200).body("data", equalTo(true));
        page().get(CUSTOMERS + "/identify?external_id=4711&account_id=" + account)
                .then()
                .statusCode(200)
                .body("data.customer_id", equalTo(visitor));
        page().body(Map.of("metadata", Map.of("pathname", "/")))
                .put(CUSTOMERS + "/" + visitor + "/metadata")
                .then()
                .statusCode(200);

        assertEquals(0, AuthNeighbour.callsIn(account).size());
        netia.api().createUser(UserFixture.agent());
        assertTrue(AuthNeighbour.callsIn(account).size() > 0, "A call would have been seen");
    }

    /** At an address that is bound to the account. */
    private RequestSpecification page() {
        return netia.api().anonymous().header("X-Hoopoe-Account", netia.api().account());
    }

    private RequestSpecification as(String service) {
        return page().auth().oauth2(TestTokens.service(service)).contentType(ContentType.JSON);
    }
}
