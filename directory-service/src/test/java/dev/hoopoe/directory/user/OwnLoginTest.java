package dev.hoopoe.directory.user;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.equalTo;

import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators are users too: changing their own login by row H-45 asks for no less than row H-62. */
@QuarkusTest
class OwnLoginTest {

    private final AccountApi api = AccountApi.open();
    private UUID own;

    @BeforeEach
    void createAdministrator() {
        own = api.createUserId(with(administrator(), "password", PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "email"})
    void presentPasswordIsAskedFor(String field) {
        var value = field.equals("email") ? "new-" + own + "@example.com" : "a new battery of horses";

        updateOwn(Map.of(field, value)).statusCode(400).body("data.error", equalTo("missing_required"));
        updateOwn(Map.of(field, value, "current_password", "a guess"))
                .statusCode(400)
                .body("data.details.current_password", equalTo("is not the current password"));
        updateOwn(Map.of(field, value, "current_password", PASSWORD)).statusCode(200);
    }

    @Test
    void presentPasswordIsNotAskedForWhereTheLoginStays() {
        var email = api.get("/api/users/" + own).extract().<String>path("data.email");

        updateOwn(Map.of("name", "Grace", "email", email)).statusCode(200).body("data.name", equalTo("Grace"));
    }

    @Test
    void administratorsSetOthersPasswordsWithoutKnowingThem() {
        var other = api.createUserId(agent());

        api.user(own, "administrator")
                .body(Map.of("password", "a new battery of horses"))
                .put("/api/users/" + other)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse updateOwn(Map<String, ?> body) {
        return api.user(own, "administrator")
                .body(body)
                .put("/api/users/" + own)
                .then();
    }
}
