package dev.hoopoe.directory.attribute;

import static dev.hoopoe.directory.testing.AttributeFixture.attribute;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** An account has a limited number of custom attributes. */
@QuarkusTest
class AttributeQuotaTest {

    private static final String ATTRIBUTES = "/api/admin/attributes";

    @Inject
    AttributeConfig config;

    private final AccountApi api = AccountApi.open();

    @Test
    void attributesBeyondTheLimitAreRefusedEvenWhenDefinedAtOnce() {
        var max = config.maxPerAccount();
        for (var number = 0; number < max - 2; number++) {
            api.post(ATTRIBUTES, attribute(number % 2 == 0 ? "ticket" : "client", name(number), "int"))
                    .statusCode(201);
        }

        var statuses = Together.run(
                6,
                number -> api.post(ATTRIBUTES, attribute("ticket", name(max + number), "int"))
                        .extract()
                        .statusCode());

        assertEquals(2, statuses.stream().filter(status -> status == 201).count());
        assertEquals(4, statuses.stream().filter(status -> status == 409).count());
        api.post(ATTRIBUTES, attribute("ticket", "one_more", "int"))
                .statusCode(409)
                .body(containsString("maximum of " + max));
    }

    @Test
    void deletedAttributeMakesRoom() {
        var max = config.maxPerAccount();
        for (var number = 0; number < max; number++) {
            api.post(ATTRIBUTES, attribute("ticket", name(number), "int")).statusCode(201);
        }

        api.delete(ATTRIBUTES + "/ticket/" + name(0)).statusCode(200);

        api.post(ATTRIBUTES, attribute("ticket", "other", "int")).statusCode(201);
    }

    /** Names consist of letters. */
    private static String name(int number) {
        return "field_" + Character.toString('a' + number / 26) + Character.toString('a' + number % 26);
    }
}
