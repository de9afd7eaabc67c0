package dev.hoopoe.directory.user;

import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account is never left without an administrator. */
@QuarkusTest
class LastAdministratorTest {

    private final AccountApi api = AccountApi.open();

    @Test
    void lastAdministratorCannotBeDeletedOrDemoted() {
        var last = api.createUserId(administrator());
        api.createUser(agent());

        api.delete("/api/users/" + last).statusCode(409).body("data.error", equalTo("conflict"));
        api.put("/api/users/" + last, Map.of("type", "agent")).statusCode(409);

        api.get("/api/users/" + last).body("data.type", equalTo("administrator"));
    }

    @Test
    void administratorMayGoWhileAnotherStays() {
        var first = api.createUserId(administrator());
        var second = api.createUserId(administrator());

        api.user(first, "administrator")
                .body(Map.of("type", "agent"))
                .put("/api/users/" + first)
                .then()
                .statusCode(200)
                .body("data.type", equalTo("agent"));
        api.delete("/api/users/" + second).statusCode(409);
    }

    @Test
    void agentMayGoAndLastAdministratorMayBeRenamed() {
        var last = api.createUserId(administrator());
        var agent = api.createUserId(agent());

        api.put("/api/users/" + last, Map.of("name", "Rear Admiral", "type", "administrator"))
                .statusCode(200);
        api.put("/api/users/" + agent, Map.of("type", "agent")).statusCode(200);
        api.delete("/api/users/" + agent).statusCode(200);
    }

    @Test
    void administratorsWhoDemoteEachOtherAtOnceLeaveOne() {
        var ids = List.of(api.createUserId(administrator()), api.createUserId(administrator()));

        var statuses = Together.run(
                2,
                n -> api.put("/api/users/" + ids.get(n), Map.of("type", "agent"))
                        .extract()
                        .statusCode());

        assertEquals(List.of(200, 409), statuses);
        api.get("/api/users?type=administrator").body("data.total", is(1));
    }
}
