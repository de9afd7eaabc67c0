package dev.hoopoe.auth.principal;

import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;

import dev.hoopoe.auth.testing.AuthCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Strangers who register cost hashes too. */
@QuarkusTest
class RegistrationLimitTest {

    @Test
    void oneAddressRegistersTwentyPeopleAPeriodAndOthersGoOn() {
        var ip = freshIp();
        for (var i = 0; i < 20; i++) {
            put(ip, true).then().statusCode(204);
        }

        put(ip, true).then().statusCode(429).header("Retry-After", notNullValue());

        put(ip, false).then().statusCode(204);
        put(freshIp(), true).then().statusCode(204);
    }

    private static Response put(String ip, boolean registration) {
        var person = somebody();
        var body = new HashMap<String, Object>(
                Map.of("sequence", 0, "snapshot", person.snapshot(), "password", "correct horse battery"));
        if (registration) {
            body.put("registration", true);
        }
        return given().auth()
                .oauth2(AuthCalls.serviceToken())
                .header("X-Forwarded-For", ip)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/internal/principals/" + person.id());
    }
}
