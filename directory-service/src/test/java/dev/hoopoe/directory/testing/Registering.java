package dev.hoopoe.directory.testing;

import static io.restassured.RestAssured.given;

import dev.hoopoe.common.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Registrations with Netia, and the calls of those who have registered. */
public record Registering(String account, UUID userId) {

    public static final String COMPANY = "Acme Ltd";

    private static final String PATH = "/netia/api/registration";

    /** A registration that opens an account. */
    public static Map<String, Object> registrant(String email) {
        return new HashMap<>(Map.of("email", email, "password", UserFixture.PASSWORD, "company_name", COMPANY));
    }

    public static Map<String, Object> body(Map<String, Object> registrant) {
        return Map.of("user", registrant);
    }

    public static RequestSpecification request() {
        return given().contentType(ContentType.JSON).header("X-Forwarded-For", HCall.freshIp());
    }

    public static ValidatableResponse tryRegister(Map<String, Object> registrant) {
        return post(body(registrant));
    }

    public static ValidatableResponse tryRegisterFrom(String ip, Map<String, Object> registrant) {
        return given().contentType(ContentType.JSON)
                .header("X-Forwarded-For", ip)
                .body(body(registrant))
                .post(PATH)
                .then();
    }

    /** At a host that is bound to the account. */
    public static ValidatableResponse postAt(String account, Map<String, Object> registrant) {
        return request()
                .header("X-Hoopoe-Account", account)
                .body(body(registrant))
                .post(PATH)
                .then();
    }

    public static ValidatableResponse keyed(String key, Map<String, Object> registrant) {
        return request()
                .header("Idempotency-Key", key)
                .body(body(registrant))
                .post(PATH)
                .then();
    }

    public static ValidatableResponse post(Object body) {
        return request().body(body).post(PATH).then();
    }

    /** Somebody who has opened an account. */
    public static Registering register(String email) {
        return of(tryRegister(registrant(email)));
    }

    /** The token of {@link AuthNeighbour} names whose it is. */
    public static Registering of(ValidatableResponse registered) {
        var answer = registered.statusCode(200).extract().jsonPath();
        var id = answer.getString("token").substring("token-of-".length(), "token-of-".length() + 36);
        return new Registering(answer.getString("data.account_id"), UUID.fromString(id));
    }

    public RequestSpecification as(String role) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + TestTokens.person(account, userId, role));
    }

    public ValidatableResponse get(String path) {
        return as("administrator").get(path).then();
    }
}
