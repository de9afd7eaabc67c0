package dev.hoopoe.common.sample;

import static io.restassured.RestAssured.given;

import dev.hoopoe.common.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** Callers and samples for tests. */
final class SampleFixture {

    private static final UUID SOMEBODY = UUID.randomUUID();

    private SampleFixture() {}

    /** An account that no other test uses. */
    static String freshAccount() {
        return "a" + UUID.randomUUID().toString().substring(0, 12);
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    static RequestSpecification administratorOf(String account) {
        return as(TestTokens.administrator(account, SOMEBODY));
    }

    static RequestSpecification agentOf(String account) {
        return as(TestTokens.agent(account, SOMEBODY));
    }

    static String created(String account, String name) {
        return administratorOf(account)
                .body(Map.of("name", name))
                .post("/api/samples")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }
}
