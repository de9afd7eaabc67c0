package dev.hoopoe.directory.user;

import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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
        var last = api.administratorId();
        api.createUser(agent());

        api.delete("/api/users/" + last).statusCode(409).body("data.error", equalTo("conflict"));
        api.put("/api/users/" + last, Map.of("type", "agent")).statusCode(409);

        api.get("/api/users/" + last).body("data.type", equalTo("administrator"));
    }

    @Test
    void administratorMayGoWhileAnotherStays() {
        var other = api.createUserId(administrator());

        api.put("/api/users/" + api.administratorId(), Map.of("type", "agent"))
                .statusCode(200)
                .body("data.type", equalTo("agent"));
        api.user(other, "administrator").delete("/api/users/" + other).then().statusCode(409);
    }

    @Test
    void agentMayGoAndLastAdministratorMayBeRenamed() {
        var last = api.administratorId();
        var agent = api.createUserId(agent());

        api.put("/api/users/" + last, Map.of("name", "Rear Admiral", "type", "administrator"))
                .statusCode(200);
        api.put("/api/users/" + agent, Map.of("type", "agent")).statusCode(200);
        api.delete("/api/users/" + agent).statusCode(200);
    }

    @Test
    void administratorsWhoDemoteThemselvesAtOnceLeaveOne() {
        var ids = List.of(api.administratorId(), api.createUserId(administrator()));

        var statuses = Together.run(
                2,
                n -> api.user(ids.get(n), "administrator")
                        .body(Map.of("type", "agent"))
                        .put("/api/users/" + ids.get(n))
                        .statusCode());

        assertEquals(List.of(200, 409), statuses);
        api.administrators().body("$", hasSize(1));
    }
}
