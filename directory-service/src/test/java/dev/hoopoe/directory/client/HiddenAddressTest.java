package dev.hoopoe.directory.client;

import static org.hamcrest.Matchers.equalTo;

import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address in a client's data that the caller is not shown is not guessed by searches either (docs/decisions/0035). */
@QuarkusTest
class HiddenAddressTest {

    private static final String ATTRIBUTES = "/api/admin/attributes";

    /** As long as the database's index takes them, and shorter. */
    private static final List<String> TERMS = List.of("secret@w", "cret", "se", "s");

    private final AccountApi api = AccountApi.open();

    @BeforeEach
    void storeAnAddress() {
        api.post("/api/clients", Map.of("name", "Eve", "data", Map.of("email", "secret@w.example")))
                .statusCode(201);
    }

    private void define(String visibility) {
        api.post(
                        ATTRIBUTES,
                        Map.of(
                                "scope",
                                "client",
                                "name",
                                "email",
                                "data_type",
                                "string",
                                "title",
                                "Address",
                                "visibility",
                                visibility))
                .statusCode(201);
    }

    private void assertFoundBy(boolean administrator, boolean agent) {
        for (var term : TERMS) {
            assertFound(api.administrator(), term, administrator);
            assertFound(api.agent(), term, agent);
        }
        assertFound(api.agent(), "Eve", true);
    }

    private static void assertFound(RequestSpecification caller, String term, boolean found) {
        caller.queryParam("search", term)
                .get("/api/clients")
                .then()
                .statusCode(200)
                .body("data.total", equalTo(found ? 1 : 0));
    }

    @Test
    void freeValueIsFoundByEverybodyWhoSearches() {
        assertFoundBy(true, true);
    }

    @Test
    void onlyThoseWhoAreShownItFindIt() {
        define("administrator");

        assertFoundBy(true, false);
    }

    @Test
    void changeOfTheVisibilityHoldsAtOnceForWhatIsStored() {
        define("hidden");
        assertFoundBy(false, false);

        api.put(ATTRIBUTES + "/client/email", Map.of("visibility", "everyone")).statusCode(200);
        assertFoundBy(true, true);

        api.put(ATTRIBUTES + "/client/email", Map.of("visibility", "administrator"))
                .statusCode(200);
        assertFoundBy(true, false);
    }
}
