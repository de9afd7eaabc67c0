package dev.hoopoe.systemtests;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An account that somebody opened by registering with Netia.
 *
 * @param email the address of its first administrator, whose password is {@link ApiClient#PASSWORD}
 * @param api that administrator's
 */
record RegisteredAccount(String id, String email, String renewToken, ApiClient api) {

    private static final String REGISTRATION = "/netia/api/registration";

    static RegisteredAccount open(ApiClient anybody) {
        var registrant = registrant();
        var answer = register(anybody, registrant).statusCode(200).extract().jsonPath();
        return new RegisteredAccount(
                answer.getString("data.account_id"),
                registrant.get("email").toString(),
                answer.getString("data.renew_token"),
                anybody.withToken(answer.getString("token")));
    }

    static ValidatableResponse register(ApiClient api, Map<String, ?> registrant) {
        return api.post(REGISTRATION, Map.of("user", registrant));
    }

    /** Somebody who has not registered yet, to be changed. */
    static Map<String, Object> registrant() {
        return new HashMap<>(Map.of("email", newEmail(), "password", ApiClient.PASSWORD, "company_name", "Acme Ltd"));
    }

    static String newEmail() {
        return "owner-" + UUID.randomUUID() + "@example.com";
    }
}
