package dev.hoopoe.messaging;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.MediaWalk;
import dev.hoopoe.common.testing.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operations answer to whom asks for, or sends, something other than JSON. */
@QuarkusTest
class MediaTypesTest {

    @TestHTTPResource
    URI base;

    @Test
    void everyOperationSpeaksJsonAlone() {
        var document = given().get("/q/openapi?format=json").asString();

        var found = MediaWalk.through(base, document, () -> TestTokens.administrator("default", UUID.randomUUID()));

        assertEquals(List.of(), found.faults());
        assertTrue(found.calls() > 300, "only " + found.calls() + " calls");
    }
}
