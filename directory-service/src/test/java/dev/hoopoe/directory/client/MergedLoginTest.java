package dev.hoopoe.directory.client;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.HCall;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of the login of a client who is merged into another one. */
@QuarkusTest
class MergedLoginTest {

    private final HCall hcall = HCall.open();
    private final AccountApi api = hcall.api();

    private ValidatableResponse merge(UUID source, UUID target) {
        return api.post("/api/clients/" + source + "/merge", Map.of("into", target));
    }

    private static JsonNode lastCallAbout(UUID client) {
        List<JsonNode> calls = AuthNeighbour.callsAbout(client);
        return calls.get(calls.size() - 1);
    }

    @Test
    void loginMovesToASurvivorWithoutOne() {
        var email = HCall.freshEmail();
        var source = hcall.register(email);
        var target = api.createClient("Target");

        merge(source, target).statusCode(200).body("data.email", equalTo(email));

        var call = lastCallAbout(target);
        assertEquals("PUT", call.path("method").asText());
        assertEquals(source.toString(), call.at("/body/takes_over").asText());
        assertEquals(email, call.at("/body/snapshot/email").asText());
        assertFalse(call.path("body").has("password"));
        hcall.fetch("?email=" + email).statusCode(200).body("user_name", equalTo("Target"));
        hcall.post("/auth/register", HCall.person(email)).statusCode(not(200));
        api.put("/api/clients/" + target, Map.of("email", "other@example.com"))
                .statusCode(409)
                .body("data.details", hasKey("email"));
    }

    @Test
    void addressOfTheLoginReplacesTheSurvivorsOwn() {
        var email = HCall.freshEmail();
        var source = hcall.register(email);
        var own = "own-" + email;
        String target = api.post("/api/clients", Map.of("name", "Target", "email", own))
                .statusCode(201)
                .extract()
                .path("data.id");

        merge(source, UUID.fromString(target)).statusCode(200).body("data.email", equalTo(email));

        hcall.post("/auth/register", HCall.person(own)).statusCode(200);
    }

    @Test
    void survivorsOwnLoginStaysAndTheOtherOneEnds() {
        var gone = HCall.freshEmail();
        var stays = HCall.freshEmail();
        var source = hcall.register(gone);
        var target = hcall.register(stays);

        merge(source, target).statusCode(200).body("data.email", equalTo(stays));

        assertEquals("DELETE", lastCallAbout(source).path("method").asText());
        assertFalse(lastCallAbout(target).path("body").has("takes_over"));
        hcall.fetch("?email=" + gone).statusCode(404);
        hcall.fetch("?email=" + stays).statusCode(200);
        hcall.post("/auth/register", HCall.person(gone)).statusCode(200);
    }

    @Test
    void clientWithoutALoginIsMergedIntoOneWhoLogsIn() {
        var email = HCall.freshEmail();
        var target = hcall.register(email);

        merge(api.createClient("Source"), target).statusCode(200).body("data.email", equalTo(email));

        assertFalse(lastCallAbout(target).path("body").has("takes_over"));
        hcall.fetch("?email=" + email).statusCode(200);
    }

    @Test
    void nothingIsMergedWhileAuthServiceDoesNotTakeTheLogin() {
        var email = "Down-" + UUID.randomUUID() + "@example.com";
        var source = hcall.register(email);
        String target = api.post("/api/clients", Map.of("name", "Target", "email", email.replace("Down", "down")))
                .statusCode(201)
                .extract()
                .path("data.id");

        merge(source, UUID.fromString(target)).statusCode(503);

        api.get("/api/clients/" + source).statusCode(200);
        api.get("/api/clients/" + target).statusCode(200).body("data.name", equalTo("Target"));
        hcall.fetch("?email=" + email).statusCode(200).body("user_name", equalTo("John Doe"));
    }
}
