package dev.hoopoe.auth;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.common.testing.MediaWalk;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operations answer to whom asks for, or sends, something other than JSON. */
@QuarkusTest
class MediaTypesTest {

    /** Some of the calls end the session of their token. */
    private static final int CALLS_WITH_ONE_TOKEN = 20;

    private String token;
    private int calls;

    @TestHTTPResource
    URI base;

    @Test
    void everyOperationSpeaksJsonAlone() {
        var document = given().get("/q/openapi?format=json").asString();

        var found = MediaWalk.through(base, document, this::token);

        assertEquals(List.of(), found.faults());
        assertTrue(found.calls() > 300, "only " + found.calls() + " calls");
    }

    private String token() {
        if (calls++ % CALLS_WITH_ONE_TOKEN == 0) {
            token = (String) PersonFixture.somebody().known().loggedIn().get("access_token");
        }
        return token;
    }
}
