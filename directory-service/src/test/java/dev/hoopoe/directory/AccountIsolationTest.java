package dev.hoopoe.directory;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.HCall;
import dev.hoopoe.directory.testing.OmniDesk;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two accounts never see each other's rows. */
@QuarkusTest
class AccountIsolationTest {

    private final AccountApi here = AccountApi.open();
    private final AccountApi there = AccountApi.open();

    @Test
    void usersOfAnotherAccountDoNotExist() {
        var id = here.createUserId(agent());
        var path = "/api/users/" + id;

        there.get(path).statusCode(404);
        there.put(path, Map.of("name", "Mallory")).statusCode(404);
        there.put(path, Map.of("type", "agent")).statusCode(404);
        there.delete(path).statusCode(404);
        there.get("/api/users")
                .body("data.data.id", contains(there.administratorId().toString()));
        there.get("/api/users?search=Ada&type=agent").body("data.total", is(0));
        there.service().get("/internal/users/" + id).then().statusCode(404);
        here.get(path).statusCode(200).body("data.name", equalTo("Ada"));
    }

    @Test
    void departmentsOfAnotherAccountDoNotExist() {
        var id = here.createDepartment("Ours");
        var path = "/api/departments/" + id;

        there.get(path).statusCode(404);
        there.put(path, Map.of("name", "Theirs")).statusCode(404);
        there.delete(path).statusCode(404);
        there.get("/api/departments").body("data.total", is(0));
        there.service().get("/internal/departments/" + id).then().statusCode(404);
        here.get(path).statusCode(200).body("data.name", equalTo("Ours"));
    }

    @Test
    void clientsOfAnotherAccountDoNotExist() {
        var id = here.createClient("Eve");
        var path = "/api/clients/" + id;

        there.get(path).statusCode(404);
        there.put(path, Map.of("name", "Mallory")).statusCode(404);
        there.get("/api/clients").body("data.total", is(0));
        there.get("/api/clients?search=Eve").body("data.total", is(0));
        there.service().get("/internal/clients/" + id).then().statusCode(404);
        here.get(path).statusCode(200).body("data.name", equalTo("Eve"));
    }

    @Test
    void departmentOfAnotherAccountCannotBeJoined() {
        var foreign = there.createDepartment("Theirs");
        var member = here.createUserId(agent());

        here.post("/api/users", with(agent(), "department_ids", List.of(foreign)))
                .statusCode(400);
        here.put("/api/users/" + member, Map.of("department_ids", List.of(foreign)))
                .statusCode(400);
    }

    @Test
    void addressesOfClientsAndNamesAreUniqueInEachAccountOnItsOwn() {
        var email = HCall.freshEmail();
        for (var api : List.of(here, there)) {
            new HCall(api).register(email);
            new OmniDesk(api)
                    .addUser(Map.of("full_name", "Same", "username", "same", "password", PASSWORD))
                    .statusCode(201);
            api.createDepartment("Same");
        }
        here.createUser(agent(HCall.freshEmail()));
    }

    /** Decision 0062. */
    @Test
    void addressOfStaffIsUniqueInAllAccounts() {
        var email = HCall.freshEmail();
        var theirs = there.createUserId(agent(email));
        var ours = here.createUserId(agent());
        var sameAccount = there.post("/api/users", agent(email)).statusCode(409).extract();

        var answer = here.post("/api/users", agent(email.toUpperCase(Locale.ROOT)))
                .statusCode(409)
                .extract();

        assertEquals(sameAccount.asString(), answer.asString());
        here.put("/api/users/" + ours, Map.of("email", email)).statusCode(409);
        new OmniDesk(here)
                .addUser(Map.of("full_name", "X", "username", "x", "email", email, "password", PASSWORD))
                .statusCode(400)
                .body("errors.email", contains("A user with this e-mail address exists already"));
        here.operator()
                .body(Map.of("email", email, "password", PASSWORD))
                .put("/internal/administrator")
                .then()
                .statusCode(409);
        there.delete("/api/users/" + theirs).statusCode(200);
        here.put("/api/users/" + ours, Map.of("email", email)).statusCode(200);
    }

    @Test
    void clientMayHaveTheAddressOfStaffElsewhere() {
        var email = HCall.freshEmail();
        there.createUser(agent(email));

        new HCall(here).register(email);
    }

    @Test
    void administratorsOfAnotherAccountDoNotCount() {
        there.createUser(administrator());

        here.delete("/api/users/" + here.administratorId()).statusCode(409);
    }
}
