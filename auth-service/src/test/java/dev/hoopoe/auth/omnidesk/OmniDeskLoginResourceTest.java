package dev.hoopoe.auth.omnidesk;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract row O-01. */
@QuarkusTest
class OmniDeskLoginResourceTest {

    private static final Map<String, String> UNAUTHORIZED = Map.of("detail", "Unauthorized");

    private final String username = "Ñandú-" + UUID.randomUUID();

    @Inject
    MeterRegistry meters;

    @Inject
    Rows rows;

    @Test
    void answersATokenOfAnHourAndTheSixMembersOfTheUser() {
        var person = named(username).with("type", "administrator").known();

        var answer = login(username, PASSWORD);

        answer.then()
                .statusCode(200)
                .body("$", aMapWithSize(4))
                .body("token_type", equalTo("bearer"))
                .body("expires_in", equalTo(3600))
                .body("user", aMapWithSize(6))
                .body("user.user_id", equalTo(7))
                .body("user.username", equalTo(username))
                .body("user.full_name", equalTo("Grace Hopper"))
                .body("user.email", equalTo(person.email()))
                .body("user.role", equalTo("admin"))
                .body("user.active", is(true));
        var claims = claimsOf(answer.path("access_token"));
        assertEquals(person.id().toString(), claims.get("sub"));
        assertEquals(3600, (int) claims.get("exp") - (int) claims.get("iat"));
    }

    @Test
    void theTokenIsGoodUntilItsSessionEnds() {
        named(username).known();
        String token = login(username, PASSWORD).path("access_token");

        AuthCalls.logout(token).then().statusCode(200);

        assertEquals(
                List.of("logged_out"),
                rows.select(
                        "SELECT reason FROM session WHERE sid = ?::uuid",
                        claimsOf(token).get("sid")));
        assertEquals(
                List.of(),
                rows.select(
                        "SELECT hash FROM refresh_token WHERE sid = ?::uuid",
                        claimsOf(token).get("sid")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none"})
    void agentsAreEmpleadosAndNeedNoAddress(String email) {
        named(username).with("email", email.isEmpty() ? "" : null).known();

        login(" " + username.toUpperCase(Locale.ROOT) + " ", PASSWORD)
                .then()
                .statusCode(200)
                .body("user.role", equalTo("empleado"))
                .body("user", hasKey("email"))
                .body("user.email", nullValue());
    }

    @Test
    void whoHasNoAddressLogsInBesideOthersWithoutOne() {
        var other = "other-" + UUID.randomUUID();
        named(username).with("email", "").known();
        named(other).with("email", "").known();

        login(username, PASSWORD).then().statusCode(200).body("user.username", equalTo(username));
        login(other, PASSWORD).then().statusCode(200).body("user.username", equalTo(other));
    }

    @Test
    void whoIsRenamedLogsInByTheNewUsernameAlone() {
        var newName = "new-" + UUID.randomUUID();
        var person = named(username).known();

        person.with("username", newName).at(1).known();

        login(newName, PASSWORD).then().statusCode(200);
        login(username, PASSWORD).then().statusCode(401);
    }

    @Test
    void usernamesAreThoseOfTheAccount() {
        named(username).with("display_name", "Here").known();
        named(username).of("elsewhere").with("display_name", "There").known();

        login(username, PASSWORD).then().body("user.full_name", equalTo("Here"));
        login("elsewhere", username, PASSWORD).then().body("user.full_name", equalTo("There"));
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSame() {
        var inactive = "inactive-" + UUID.randomUUID();
        var passwordless = "passwordless-" + UUID.randomUUID();
        var gone = "gone-" + UUID.randomUUID();
        var client = "client-" + UUID.randomUUID() + "@example.com";
        named(username).known();
        named(inactive).with("active", false).known();
        named(passwordless).withoutPassword().known();
        delete(named(gone).known());
        PersonFixture.client().with("email", client).known();
        var before = hashesComputed();

        var answers = List.of(
                login(username, "wrong"),
                login("unknown-" + UUID.randomUUID(), PASSWORD),
                login("elsewhere", username, PASSWORD),
                login(inactive, PASSWORD),
                login(passwordless, PASSWORD),
                login(gone, PASSWORD),
                login(client, PASSWORD));

        answers.forEach(answer -> answer.then().statusCode(401).body("$", equalTo(UNAUTHORIZED)));
        assertEquals(before + answers.size(), hashesComputed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'password':'x'} | username",
                "{'username':'a'} | password",
                "{'username':null,'password':'x'} | username",
                "{'username':' ','password':'x'} | username",
                "{'username':'a','password':''} | password",
                "{'username':7,'password':'x'} | username",
                "{'username':'a','password':true} | password",
                "{'username':['a'],'password':'x'} | username",
                "{'username':'a\\u0000','password':'x'} | username",
                "{'username':'a','password' | body",
                "[] | body",
                "null | body",
                "'text' | body",
            })
    void whatIsNoLoginIsRefusedUnderTheField(String body, String field) {
        given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post("/omnidesk/api/login")
                .then()
                .statusCode(400)
                .body("$", aMapWithSize(2))
                .body("detail", equalTo("Bad Request"))
                .body("errors", aMapWithSize(1))
                .body("errors." + field, hasSize(1));
    }

    @Test
    void whoGuessesIsSlowedDown() {
        named(username).known();
        for (var n = 0; n < 10; n++) {
            login(username, "wrong").then().statusCode(401);
        }

        login(username.toUpperCase(Locale.ROOT), PASSWORD)
                .then()
                .statusCode(429)
                .body("$", equalTo(Map.of("detail", "Too Many Requests")));
    }

    @Test
    void usernamesOfThoseKnownBeforeAreTakenFromTheirProfiles() throws IOException {
        var person = named("  " + username + " ").known();
        var older =
                named(username).with("updated_at", "2025-01-01T10:00:00.000Z").known();
        rows.update("UPDATE principal SET username = NULL WHERE user_id IN (?, ?)", person.id(), older.id());

        rows.update(backfill());

        assertEquals(
                List.of(username.toLowerCase(Locale.ROOT)),
                rows.select(
                        "SELECT username FROM principal WHERE user_id IN (?, ?) AND username IS NOT NULL",
                        person.id(),
                        older.id()));
        login(username, PASSWORD).then().statusCode(200);
    }

    /** The statement of the migration that does so. */
    private static String backfill() throws IOException {
        try (var migration =
                OmniDeskLoginResource.class.getResourceAsStream("/db/migration/V5__log_in_by_username.sql")) {
            var statements = new String(migration.readAllBytes(), StandardCharsets.UTF_8).split(";", -1);
            return statements[1];
        }
    }

    private static PersonFixture named(String username) {
        return somebody().with("username", username);
    }

    private static void delete(PersonFixture person) {
        given().auth()
                .oauth2(AuthCalls.serviceToken())
                .header("X-Hoopoe-Account", person.account())
                .delete("/internal/principals/" + person.id())
                .then()
                .statusCode(204);
    }

    private static Response login(String username, String password) {
        return login("default", username, password);
    }

    private static Response login(String account, String username, String password) {
        return given().header("X-Hoopoe-Account", account)
                .header("X-Forwarded-For", freshIp())
                .contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/omnidesk/api/login");
    }

    private static Map<String, Object> claimsOf(String token) {
        var payload = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return JsonPath.from(payload).getMap("");
    }

    private long hashesComputed() {
        return meters.get("hoopoe.password.hashing").timer().count();
    }
}
