package dev.hoopoe.directory.homa;

import static dev.hoopoe.directory.testing.UserFixture.administrator;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.InvitationRows;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invitations to an account, as its administrators make, see and delete them. */
@QuarkusTest
class InvitationResourceTest {

    private static final String INVITATIONS = "/api/invitations";
    private static final int MOST = 50;

    private final AccountApi api = AccountApi.open();

    @ParameterizedTest
    @ValueSource(strings = {"agent", "administrator"})
    void tokenIsShownOnceAndNotStored(String role) {
        var created = api.post(INVITATIONS, Map.of("role", role))
                .statusCode(201)
                .body("data", aMapWithSize(6))
                .body("data.role", equalTo(role))
                .body("data.invited_by", equalTo(api.administratorId().toString()))
                .body("data.token", matchesPattern("invite_[0-9a-f]{64}"));

        String token = created.extract().path("data.token");
        api.get(INVITATIONS)
                .statusCode(200)
                .body("data.id", contains(created.extract().<String>path("data.id")))
                .body("data", everyItem(not(hasKey("token"))));
        assertFalse(InvitationRows.of(api.account()).contains(token));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"role\":\"agent\"} | 7",
                "{\"role\":\"agent\",\"days\":1} | 1",
                "{\"role\":\"agent\",\"days\":30} | 30"
            })
    void expiresAfterAWeekUnlessSomethingElseIsSaid(String body, int days) {
        var json = api.post(INVITATIONS, body).statusCode(201).extract().jsonPath();

        var lifetime = Duration.between(
                Instant.parse(json.getString("data.created_at")), Instant.parse(json.getString("data.expires_at")));
        assertEquals(Duration.ofDays(days), lifetime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'role':null}",
                "{'role':'owner'}",
                "{'role':'AGENT'}",
                "{'role':7}",
                "{'role':'agent','days':0}",
                "{'role':'agent','days':31}",
                "{'role':'agent','days':1.5}",
                "{'role':'agent','days':'soon'}",
                "{'role':'agent','days':9223372036854775808}",
                "[]",
                "",
            })
    void wrongInvitationIsRefused(String body) {
        api.post(INVITATIONS, body.replace('\'', '"')).statusCode(400);
    }

    @Test
    void deletedInvitationIsNotListed() {
        var id = invitationId(api);

        api.delete(INVITATIONS + "/" + id).statusCode(200).body("data", equalTo("deleted"));

        api.get(INVITATIONS).body("data", hasSize(0));
        api.delete(INVITATIONS + "/" + id).statusCode(404);
    }

    @Test
    void idIsAUuid() {
        api.delete(INVITATIONS + "/7").statusCode(400);
        api.delete(INVITATIONS + "/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void invitationOfAnotherAccountIsNotSeen() {
        var id = invitationId(api);
        var other = AccountApi.open();

        other.get(INVITATIONS).statusCode(200).body("data", hasSize(0));
        other.delete(INVITATIONS + "/" + id).statusCode(404);

        api.get(INVITATIONS).body("data.id", contains(id));
    }

    @Test
    void expiredInvitationIsNotListedAndMakesRoom() {
        for (var i = 0; i < MOST; i++) {
            invitationId(api);
        }
        api.post(INVITATIONS, Map.of("role", "agent")).statusCode(409);

        InvitationRows.expire(api.account());

        api.get(INVITATIONS).body("data", hasSize(0));
        invitationId(api);
        api.get(INVITATIONS).body("data", hasSize(1));
    }

    @Test
    void limitHoldsForManyAtOnce() {
        for (var i = 0; i < MOST - 1; i++) {
            invitationId(api);
        }

        var statuses = Together.run(
                4, n -> api.post(INVITATIONS, Map.of("role", "agent")).extract().statusCode());

        assertEquals(List.of(201, 409, 409, 409), statuses);
    }

    @Test
    void invitationsOfADeletedUserAreDeleted() {
        var inviter = api.createUserId(administrator());
        api.user(inviter, "administrator")
                .body(Map.of("role", "agent"))
                .post(INVITATIONS)
                .then()
                .statusCode(201);

        api.delete("/api/users/" + inviter).statusCode(200);

        api.get(INVITATIONS).body("data", hasSize(0));
    }

    private static String invitationId(AccountApi api) {
        return api.post(INVITATIONS, Map.of("role", "agent"))
                .statusCode(201)
                .extract()
                .path("data.id");
    }
}
