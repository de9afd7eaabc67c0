package dev.hoopoe.directory;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.emailAtNeighbour;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many callers who want the same unique value at once. */
@QuarkusTest
class ParallelCreationTest {

    private static final int CALLERS = 64;

    private final AccountApi api = AccountApi.open();

    @Test
    void oneOfManyUsersWithTheSameAddressJoins() {
        var email = emailAtNeighbour("rush");

        var statuses = Together.run(
                CALLERS,
                n -> api.post("/api/users", with(agent(email), "password", PASSWORD))
                        .extract()
                        .statusCode());

        assertEquals(oneCreated(), statuses);
        api.get("/api/users").body("data.total", is(2));
        assertEquals(1, AuthNeighbour.callsAbout(email).size());
    }

    @Test
    void oneOfManyDepartmentsWithTheSameNameIsFounded() {
        var statuses = Together.run(
                CALLERS,
                n -> api.post("/api/departments", Map.of("name", n % 2 == 0 ? "Billing" : "BILLING"))
                        .extract()
                        .statusCode());

        assertEquals(oneCreated(), statuses);
        api.get("/api/departments").body("data.total", is(1));
    }

    @Test
    void writersOfOneUserQueueInsteadOfFailing() {
        var id = api.createUserId(agent());

        var statuses = Together.run(
                16,
                n -> api.put("/api/users/" + id, Map.of("name", "Ada " + n))
                        .extract()
                        .statusCode());

        assertEquals(Collections.nCopies(16, 200), statuses);
    }

    private static List<Integer> oneCreated() {
        var expected = new ArrayList<>(Collections.nCopies(CALLERS, 409));
        expected.set(0, 201);
        return expected;
    }
}
