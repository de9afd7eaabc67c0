package dev.hoopoe.auth.login;

import static dev.hoopoe.auth.testing.PersonFixture.PASSWORD;
import static dev.hoopoe.auth.testing.PersonFixture.client;
import static dev.hoopoe.auth.testing.PersonFixture.freshIp;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.ForgedToken;
import dev.hoopoe.auth.testing.PersonFixture;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decision 0062: staff log in by address at a host that is bound to no account, and at a host of their account alone. */
@QuarkusTest
class StaffLoginAnywhereTest {

    private static final int FAILURES = 10;

    private final String account = "acme-" + UUID.randomUUID();

    @Inject
    Rows rows;

    @Inject
    MeterRegistry meters;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** The login of a dialect. */
    enum Login {
        HOMA("/auth/login", "email", "password", "data.access_token", 401),
        HCALL("/hcall/api/auth/enter", "user_email", "user_password", "jwt_token", 400),
        OMNIDESK("/omnidesk/api/login", "username", "password", "access_token", 401);

        private final String path;
        private final String name;
        private final String password;
        private final String token;
        private final int refusal;

        Login(String path, String name, String password, String token, int refusal) {
            this.path = path;
            this.name = name;
            this.password = password;
            this.token = token;
            this.refusal = refusal;
        }

        /** At a host that is bound to no account: the gateway names none. */
        Response anywhere(String loginName, String givenPassword) {
            return send(given(), loginName, givenPassword);
        }

        Response atHostOf(String boundAccount, String loginName, String givenPassword) {
            return send(given().header("X-Hoopoe-Account", boundAccount), loginName, givenPassword);
        }

        private Response send(RequestSpecification request, String loginName, String givenPassword) {
            return request.header("X-Forwarded-For", freshIp())
                    .contentType(ContentType.JSON)
                    .body(Map.of(name, loginName, password, givenPassword))
                    .post(path);
        }

        JsonPath claimsOf(Response answer) {
            return JsonPath.from(ForgedToken.payloadOf(
                    answer.then().statusCode(200).extract().path(token)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void staffLogInToTheirAccountAtAnUnboundHost(Login login) {
        var person = staff().known();

        var claims = login.claimsOf(login.anywhere(person.email().toUpperCase(Locale.ROOT), PASSWORD));

        assertEquals(account, claims.getString("account"));
        assertEquals(person.id().toString(), claims.getString("sub"));
        assertEquals(List.of(account), rows.select("SELECT account_id FROM session WHERE user_id = ?", person.id()));
        assertEquals(
                List.of(account), rows.select("SELECT account_id FROM login_attempt WHERE user_id = ?", person.id()));
    }

    @ParameterizedTest
    @EnumSource
    void hostOfAnAccountSignsInNobodyElse(Login login) {
        var person = staff().known();
        var unknown = login.atHostOf("default", somebody().email(), PASSWORD);

        for (var elsewhere : List.of("default", "elsewhere")) {
            var answer = login.atHostOf(elsewhere, person.email(), PASSWORD);
            assertEquals(login.refusal, answer.statusCode());
            assertEquals(unknown.asString(), answer.asString());
        }
        assertEquals(
                account,
                login.claimsOf(login.atHostOf(account, person.email(), PASSWORD))
                        .getString("account"));
    }

    @Test
    void refreshedTokenIsOfTheSameAccount() {
        String refreshToken =
                Login.HOMA.anywhere(staff().known().email(), PASSWORD).path("data.refresh_token");

        String token =
                AuthCalls.refresh(refreshToken).then().statusCode(200).extract().path("data.access_token");

        assertEquals(account, JsonPath.from(ForgedToken.payloadOf(token)).getString("account"));
    }

    @ParameterizedTest
    @EnumSource(names = {"HOMA", "HCALL"})
    void clientsLogInToTheFallbackAccountAlone(Login login) {
        var client = client().known();
        var clientOfAnother = client().of(account).known();

        assertEquals(
                "default",
                login.claimsOf(login.anywhere(client.email(), PASSWORD)).getString("account"));
        assertEquals(
                login.refusal, login.anywhere(clientOfAnother.email(), PASSWORD).statusCode());
    }

    @ParameterizedTest
    @EnumSource
    void refusalsAreAlikeAndCostTheSame(Login login) {
        var inactive = staff().with("active", false).known();
        var names = List.of(
                staff().known().email(),
                somebody().email(),
                inactive.email(),
                client().known().email());
        var before = meters.get("hoopoe.password.hashing").timer().count();

        var answers = names.stream()
                .map(name -> login.anywhere(name, "wrong").asString())
                .distinct()
                .count();

        assertEquals(1, answers);
        assertEquals(
                before + names.size(),
                meters.get("hoopoe.password.hashing").timer().count());
    }

    @Test
    void usernameThatIsTheAddressOfStaffElsewhereDoesNotCaptureTheirLogin() {
        var person = staff().known();
        somebody()
                .with("username", person.email())
                .withPassword("another password")
                .known();

        var claims = Login.OMNIDESK.claimsOf(Login.OMNIDESK.anywhere(person.email(), PASSWORD));

        assertEquals(person.id().toString(), claims.getString("sub"));
        Login.OMNIDESK.anywhere(person.email(), "another password").then().statusCode(401);
    }

    @Test
    void omniDeskTakesTheAddressOfStaffWhoseUsernameIsAnother() {
        var username = "jane-" + UUID.randomUUID();
        var person = staff().with("username", username).known();
        var here = somebody().with("username", username).known();

        var byAddress = Login.OMNIDESK.claimsOf(Login.OMNIDESK.anywhere(person.email(), PASSWORD));
        var byUsername = Login.OMNIDESK.claimsOf(Login.OMNIDESK.anywhere(username, PASSWORD));

        assertEquals(person.id().toString(), byAddress.getString("sub"));
        assertEquals(here.id().toString(), byUsername.getString("sub"));
    }

    @ParameterizedTest
    @EnumSource
    void guessesAtAnUnboundHostAreLimitedByPerson(Login login) {
        clock.stop();
        var person = staff().known();
        fail(n -> login.anywhere(person.email(), "guess " + n), login.refusal);

        login.anywhere(person.email(), PASSWORD).then().statusCode(429);
    }

    @Test
    void failuresAtOneHostDoNotRevealAtAnotherWhoseAddressItIs() {
        clock.stop();
        for (var name : List.of(staff().known().email(), somebody().email())) {
            fail(n -> Login.HOMA.atHostOf(account, name, "guess " + n), 401);
            fail(n -> Login.HOMA.anywhere(name, "guess " + n), 401);
            fail(n -> Login.HOMA.atHostOf("default", name, "guess " + n), 401);
            Login.HOMA.anywhere(name, "guess").then().statusCode(429);
        }
    }

    private static void fail(IntFunction<Response> guess, int refusal) {
        IntStream.range(0, FAILURES).forEach(n -> guess.apply(n).then().statusCode(refusal));
    }

    private PersonFixture staff() {
        return somebody().of(account);
    }
}
