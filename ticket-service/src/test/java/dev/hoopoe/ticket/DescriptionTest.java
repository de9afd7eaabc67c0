package dev.hoopoe.ticket;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.DescribedOperations;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the service says of itself. */
@QuarkusTest
class DescriptionTest {

    @Test
    void everyOperationIsDescribed() {
        var document = given().get("/q/openapi?format=json").asString();

        assertEquals(List.of(), DescribedOperations.missingIn(document));
    }
}
