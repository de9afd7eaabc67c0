package dev.hoopoe.directory.netia;

import static dev.hoopoe.directory.testing.Netia.CUSTOMERS;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.hoopoe.directory.testing.Netia;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row N-27. */
@QuarkusTest
class NetiaIdentityTest {

    private Netia netia;

    @BeforeEach
    void openAccount() {
        netia = Netia.open();
    }

    @Test
    void customerIsIdentifiedByTheIdOfThePage() {
        netia.createdId(Map.of("external_id", "4711", "host", "a.example", "email", "old@example.com"));
        var latest = netia.createdId(Map.of("external_id", "4711", "host", "b.example", "email", "Ada@example.com"));

        identified("external_id=4711").body("data.customer_id", equalTo(latest));
        identified("external_id=4711&host=b.example&email=ada@EXAMPLE.com").body("data.customer_id", equalTo(latest));
        identified("external_id=4711&email=&host=").body("data.customer_id", equalTo(latest));
        identified("external_id=4711&host=c.example").body("data.customer_id", nullValue());
        identified("external_id=4711&email=other@example.com").body("data.customer_id", nullValue());
        identified("external_id=4712").body("$", aMapWithSize(1)).body("data", aMapWithSize(1));
    }

    @Test
    void documentsBodyIdentifiesToo() {
        var id = netia.createdId(Map.of("external_id", "123", "email", "customer@example.com", "name", "John Doe"));
        var body = Map.of("email", "customer@example.com", "name", "John Doe", "external_id", "123");

        netia.api()
                .anonymous()
                .body(netia.members(body))
                .post(CUSTOMERS + "/identify")
                .then()
                .statusCode(200)
                .body("data.customer_id", equalTo(id));
        netia.api().post(CUSTOMERS + "/identify", body).statusCode(200).body("data.customer_id", equalTo(id));
        netia.api()
                .anonymous()
                .body(body)
                .post(CUSTOMERS + "/identify")
                .then()
                .statusCode(422)
                .body("errors.account_id.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"external_id=null", "external_id=undefined", "external_id=", "x=1"})
    void identityNeedsAnId(String query) {
        netia.get("/identify?account_id=" + netia.api().account() + "&" + query)
                .statusCode(422)
                .body("errors.external_id.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'external_id':'a\\u0000'}", "{'external_id':[]}", "{'external_id':{}}"})
    void identityIsAText(String body) {
        netia.api()
                .anonymous()
                .body(body.replace('\'', '"'))
                .post(CUSTOMERS + "/identify")
                .then()
                .statusCode(422)
                .body("errors.external_id", hasSize(1));
    }

    @Test
    void identityIsAskedOfAnAccountThatExists() {
        netia.get("/identify?account_id=nobody&external_id=1")
                .statusCode(404)
                .body("error.message", containsString("Account"));
        netia.get("/identify?external_id=1").statusCode(422);
    }

    @Test
    void mergedCustomerLeadsToTheSurvivor() {
        var source = netia.createdId(Map.of("external_id", "4711"));
        var target = netia.api().createClient("Ada").toString();

        netia.api()
                .post("/api/clients/" + source + "/merge", Map.of("into", target))
                .statusCode(200);

        identified("external_id=4711").body("data.customer_id", equalTo(target));
        netia.note(target, Map.of("pathname", "/x")).statusCode(200);
        netia.shown(target).body("data.external_id", equalTo("4711")).body("data.pathname", equalTo("/x"));
    }

    private ValidatableResponse identified(String query) {
        return netia.get("/identify?account_id=" + netia.api().account() + "&" + query)
                .statusCode(200);
    }
}
