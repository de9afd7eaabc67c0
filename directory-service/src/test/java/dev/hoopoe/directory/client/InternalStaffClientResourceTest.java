package dev.hoopoe.directory.client;

import static dev.hoopoe.directory.testing.UserFixture.agent;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InternalStaffClientResourceTest {

    private final AccountApi api = AccountApi.open();

    @Test
    void aClientStandsForAMemberOfStaff() {
        var email = "ada-" + UUID.randomUUID() + "@example.com";
        var user = api.createUserId(agent(email));

        var answer = put(api, user);

        var id = answer.statusCode(200)
                .body("sequence", is(0))
                .body("snapshot.name", equalTo("Ada Byron"))
                .body("snapshot.email", equalTo(email))
                .extract()
                .<String>path("snapshot.id");
        api.get("/api/clients").body("data.total", is(1)).body("data.data[0].id", equalTo(id));
        assertEquals(
                "dev.hoopoe.client.created.v1",
                EventLog.await("client.events.v1", id, 1).get(0).type());
        assertEquals(List.of(), AuthNeighbour.callsAbout(UUID.fromString(id)));
    }

    @Test
    void itIsTheSameClientEachTime() {
        var user = api.createUserId(agent());

        var ids = Together.run(8, n -> put(api, user).statusCode(200).extract().<String>path("snapshot.id"));

        assertEquals(1, ids.stream().distinct().count());
        api.get("/api/clients").body("data.total", is(1));
    }

    @Test
    void itIsNamedAsTheUserIsNow() {
        var user = api.createUserId(agent());
        put(api, user).statusCode(200);
        api.put("/api/users/" + user, Map.of("name", "Grace")).statusCode(200);

        put(api, user).statusCode(200).body("sequence", is(1)).body("snapshot.name", equalTo("Grace Byron"));
    }

    @Test
    void nobodyStandsForWhoIsNoMemberOfStaff() {
        put(api, UUID.randomUUID()).statusCode(404);
        put(AccountApi.open(), api.createUserId(agent())).statusCode(404);
        put(api, api.createClient("Eve")).statusCode(404);
        api.service().put("/internal/users/7/client").then().statusCode(400);
    }

    private static ValidatableResponse put(AccountApi api, UUID user) {
        return api.service().put("/internal/users/" + user + "/client").then();
    }
}
