package dev.hoopoe.auth.login;

import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.Parallel;
import dev.hoopoe.auth.testing.PersonFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many logins at once cost logins only. */
@QuarkusTest
class LoginStormTest {

    @Test
    void someSucceedTheOthersAreToldToComeBackAndEverythingElseGoesOn() throws Exception {
        var person = somebody().known();
        var session = person.loggedIn();
        var storm = CompletableFuture.supplyAsync(() -> storm(person));

        AuthCalls.refresh(session.get("refresh_token")).then().statusCode(200);
        given().get("/.well-known/jwks.json").then().statusCode(200);

        var statuses = storm.get();
        assertTrue(Set.of(200, 429).containsAll(statuses), statuses.toString());
        assertTrue(statuses.contains(200), statuses.toString());
    }

    private static List<Integer> storm(PersonFixture person) {
        try {
            return Parallel.call(100, person::login).stream()
                    .map(Response::statusCode)
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
