package dev.hoopoe.directory.omnidesk;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AttributeFixture;
import dev.hoopoe.directory.testing.OmniDesk;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract row O-17. */
@QuarkusTest
class OmniDeskClientResourceTest {

    private static final String SECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    private final AccountApi api = AccountApi.open();
    private final OmniDesk omniDesk = new OmniDesk(api);

    @Test
    void newClientIsShownInTheContractsShape() {
        var id = omniDesk.addClient(Map.of(
                        "full_name", "Ada Lovelace",
                        "phone", "+34 600 123 456",
                        "email", "ada@example.com",
                        "telegram_username", "@ada",
                        "client_type", "premium"))
                .statusCode(201)
                .body("$", aMapWithSize(10))
                .body("client_id", greaterThan(0))
                .body("full_name", equalTo("Ada Lovelace"))
                .body("phone", equalTo("+34 600 123 456"))
                .body("email", equalTo("ada@example.com"))
                .body("telegram_username", equalTo("@ada"))
                .body("telegram_user_id", nullValue())
                .body("client_type", equalTo("premium"))
                .body("status", equalTo("active"))
                .body("registered_at", matchesPattern(SECONDS))
                .body("updated_at", matchesPattern(SECONDS))
                .extract()
                .path("client_id");

        omniDesk.client(id).statusCode(200).body("telegram_username", equalTo("@ada"));
    }

    @Test
    void whatIsNotGivenIsNullOrUsual() {
        omniDesk.addClient(Map.of("full_name", " Ada "))
                .statusCode(201)
                .body("$", aMapWithSize(10))
                .body("full_name", equalTo("Ada"))
                .body("phone", nullValue())
                .body("email", nullValue())
                .body("telegram_username", nullValue())
                .body("client_type", equalTo("normal"))
                .body("status", equalTo("active"));
    }

    @Test
    void homaSeesTheSameClient() {
        omniDesk.addClient(Map.of("full_name", "Ada", "phone", "123", "email", "ada@example.com"))
                .statusCode(201);

        var homa = api.get("/api/clients?search=ada@ex").body("data.data", hasSize(1));

        homa.body("data.data[0].name", equalTo("Ada"))
                .body("data.data[0].email", equalTo("ada@example.com"))
                .body("data.data[0].phone", equalTo("123"));
    }

    @Test
    void whatOtherDialectsPutUnderTheSameNamesIsShownIfItFits() {
        api.post(
                        "/api/clients",
                        Map.of(
                                "name",
                                "Ada",
                                "data",
                                Map.of(
                                        "phone",
                                        123,
                                        "telegram_username",
                                        List.of("x"),
                                        "telegram_user_id",
                                        99,
                                        "client_type",
                                        "gold",
                                        "status",
                                        "blocked")))
                .statusCode(201);

        api.get("/omnidesk/api/clients")
                .body("[0].phone", equalTo("123"))
                .body("[0].telegram_username", nullValue())
                .body("[0].telegram_user_id", equalTo(99))
                .body("[0].client_type", equalTo("normal"))
                .body("[0].status", equalTo("blocked"));
    }

    @Test
    void attributesOfTheAccountHoldHereToo() {
        api.post("/api/admin/attributes", AttributeFixture.attribute("client", "telegram_username", "int"))
                .statusCode(201);

        omniDesk.addClient(Map.of("full_name", "Ada", "telegram_username", "none"))
                .statusCode(400)
                .body("errors", aMapWithSize(1));
        omniDesk.addClient(Map.of("full_name", "Ada", "telegram_username", "123"))
                .statusCode(201)
                .body("telegram_username", equalTo("123"));
    }

    @Test
    void addressOfAnotherClientIsRefused() {
        omniDesk.addClient(Map.of("full_name", "Ada", "email", "ada@example.com"))
                .statusCode(201);

        omniDesk.addClient(Map.of("full_name", "Bea", "email", "ADA@example.com"))
                .statusCode(400)
                .body("errors.email[0]", startsWith("This e-mail address belongs to client "));
    }

    @Test
    void clientsAreListedByNumber() {
        List.of("A", "B", "C").forEach(name -> omniDesk.addClient(Map.of("full_name", name)));
        omniDesk.clientOfNumber(999_999_999_999L);

        assertEquals(List.of("A", "B", "C", "Client 999999999999"), omniDesk.clients("", "full_name"));
        assertEquals(List.of("B", "C"), omniDesk.clients("?limit=2&offset=1", "full_name"));
        assertEquals(List.of(), omniDesk.clients("?offset=9999999999", "full_name"));
        api.get("/omnidesk/api/clients?limit=0").statusCode(400).body("errors.limit", hasSize(1));
        api.get("/omnidesk/api/clients?offset=x").statusCode(400).body("errors.offset", hasSize(1));
    }

    @Test
    void unknownNumberIsNotFound() {
        var others = new OmniDesk(AccountApi.open())
                .addClient(Map.of("full_name", "Ada"))
                .extract()
                .<Integer>path("client_id");

        for (var number : List.of(others, 0, -1, "9223372036854775807", "99999999999999999999")) {
            omniDesk.client(number).statusCode(404).body("$", equalTo(Map.of("detail", "Not Found")));
        }
        omniDesk.client("x").statusCode(400).body("detail", equalTo("Bad Request"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "full_name | null",
                "full_name | ' '",
                "full_name | 7",
                "phone | 7",
                "phone | '123456789012345678901234567890123456789012345678901'",
                "email | 'nobody'",
                "telegram_username | {}",
                "client_type | 'gold'",
                "client_type | true",
            })
    void whatAClientCannotHaveIsRefusedUnderItsField(String field, String value) {
        var name = field.equals("full_name") ? "" : "'full_name':'Ada',";

        var answer =
                api.post("/omnidesk/api/clients", ("{" + name + "'" + field + "':" + value + "}").replace('\'', '"'));

        answer.statusCode(400).body("errors", aMapWithSize(1)).body("errors." + field, hasSize(1));
    }

    @Test
    void staffMayDoAllAndClientsNothing() {
        api.agent()
                .body(Map.of("full_name", "Ada"))
                .post("/omnidesk/api/clients")
                .then()
                .statusCode(201);
        api.agent().get("/omnidesk/api/clients").then().statusCode(200);
        api.client().get("/omnidesk/api/clients").then().statusCode(403).body("detail", equalTo("Forbidden"));
        api.anonymous().get("/omnidesk/api/clients/1").then().statusCode(401).body("detail", equalTo("Unauthorized"));
    }
}
