package dev.hoopoe.auth.oauth;

import static dev.hoopoe.auth.testing.Browser.TARGET;
import static dev.hoopoe.auth.testing.Browser.parametersOf;
import static dev.hoopoe.auth.testing.Browser.verified;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.Browser;
import dev.hoopoe.auth.testing.OpenIdFault;
import dev.hoopoe.auth.testing.Parallel;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.TestClock;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways of a browser that end badly (contract Homa, section 5.4). */
@QuarkusTest
class FailedSignInTest {

    private static final Browser GOOGLE = new Browser("google");

    @Inject
    TestClock clock;

    @Inject
    Rows rows;

    @Inject
    PendingSignInStore pending;

    @BeforeEach
    void providersBehave() {
        OpenIdFault.NONE.at("google");
        OpenIdFault.NONE.at("microsoft");
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({"access_denied, CANCELLED", "server_error, REFUSED_BY_PROVIDER"})
    void whoeverCancelsIsToldSo(String error, SignInFailure expected) {
        var state = parametersOf(GOOGLE.begin(TARGET)).get("state");

        var answer = callback("state=" + state + "&error=" + error);

        assertFailed(expected, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&code=", "&code=%20"})
    void withoutACodeNothingIsAsked(String code) {
        var state = parametersOf(GOOGLE.begin(TARGET)).get("state");

        assertFailed(SignInFailure.NO_CODE, callback("state=" + state + code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=1&state=%00",
                "code=1&state=e30",
                "code=1&state=bnVsbA",
                "code=1&state=W10",
                "code=1&state=!!!",
                "code=1&state=%F0%9F%94%91",
                "error=access_denied&state=eyJyYW5kb20iOjd9"
            })
    void anUnreadableStateIsRefusedWithoutARedirect(String query) {
        given().get("/auth/oauth/google/callback?" + query)
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?code=1", "?code=1&state="})
    void anAbsentStateIsMissing(String query) {
        given().get("/auth/oauth/google/callback" + query)
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"));
    }

    @Test
    void aStateChangedOnItsWayIsUnreadable() {
        var state = new String(
                Base64.getUrlDecoder().decode(parametersOf(GOOGLE.begin(TARGET)).get("state")), UTF_8);
        var changed = state.replace("desk.example.com", "evil.example.com");

        var query = "code=1&state=" + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(UTF_8));

        given().get("/auth/oauth/google/callback?" + query).then().statusCode(400);
    }

    @Test
    void aStateCountsOnce() {
        var person = somebody().known();
        var callback = GOOGLE.signInAt(GOOGLE.begin(TARGET), verified(person.email()));
        GOOGLE.returnTo(callback).then().statusCode(302);

        assertFailed(SignInFailure.STALE, GOOGLE.returnTo(callback).header("Location"));
    }

    @Test
    void ofManyReturnsAtOnceOneCounts() throws Exception {
        var person = somebody().known();
        var callback = GOOGLE.signInAt(GOOGLE.begin(TARGET), verified(person.email()));

        var answers = Parallel.call(16, () -> GOOGLE.returnTo(callback));

        answers.forEach(answer -> answer.then().statusCode(302));
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.header("Location").contains("oauth=success"))
                        .count());
    }

    @Test
    void aCancelledSignInCannotBeCompleted() {
        var person = somebody().known();
        var callback = GOOGLE.signInAt(GOOGLE.begin(TARGET), verified(person.email()));
        callback("state=" + parametersOf(callback).get("state") + "&error=access_denied");

        assertFailed(SignInFailure.STALE, GOOGLE.returnTo(callback).header("Location"));
    }

    @Test
    void aStateExpiresAfterTenMinutes() {
        var person = somebody().known();
        var callback = GOOGLE.signInAt(GOOGLE.begin(TARGET), verified(person.email()));
        clock.advance(Duration.ofMinutes(10));

        assertFailed(SignInFailure.STALE, GOOGLE.returnTo(callback).header("Location"));
    }

    @Test
    void expiredSignInsAreForgotten() {
        GOOGLE.begin(TARGET);
        clock.advance(Duration.ofMinutes(11));

        pending.removeExpired();

        assertEquals(List.of("0"), rows.select("SELECT count(*) FROM pending_sign_in"));
    }

    @Test
    @TwoReplicas(PendingSignInStore.class)
    void signInsThatAKilledReplicaWasDeletingAreDeletedByAnother() throws Exception {
        GOOGLE.begin(TARGET);
        clock.advance(Duration.ofDays(1));

        KilledReplica.during("DELETE", "pending_sign_in", pending::removeExpired);
        pending.removeExpired();

        assertEquals(List.of("0"), rows.select("SELECT count(*) FROM pending_sign_in"));
    }

    @Test
    void aStateOfOneProviderDoesNotCountAtTheOther() {
        var person = somebody().known();
        var callback = GOOGLE.signInAt(GOOGLE.begin(TARGET), verified(person.email()));

        var answer = GOOGLE.returnTo(callback.replace("/google/", "/microsoft/"));

        assertFailed(SignInFailure.STALE, answer.header("Location"));
    }

    @Test
    void nobodyIsRegistered() {
        var unknown = UUID.randomUUID() + "@example.com";

        assertFailed(SignInFailure.NO_USER, GOOGLE.signInAs(unknown));
        assertTrue(rows.select("SELECT email FROM principal WHERE email = ?", unknown)
                .isEmpty());
    }

    @Test
    void anInactiveUserIsTreatedLikeNone() {
        var person = somebody().with("active", false).known();

        assertFailed(SignInFailure.NO_USER, GOOGLE.signInAs(person.email()));
        assertEquals(
                List.of("inactive"), rows.select("SELECT reason FROM login_attempt WHERE user_id = ?", person.id()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "google | {\"email\":\"%s\"}",
                "google | {\"email\":\"%s\",\"email_verified\":false}",
                "google | {\"email\":\"%s\",\"email_verified\":false,\"xms_edov\":true}",
                "google | {\"email_verified\":true}",
                "google | {\"email\":7,\"email_verified\":true}",
                "google | {\"email\":[\"%s\"],\"email_verified\":true}",
                "google | {\"email\":\"no address\",\"email_verified\":true}",
                "microsoft | {\"email\":\"%s\"}",
                "microsoft | {\"preferred_username\":\"%s\"}",
                "microsoft | {\"email\":\"%s\",\"xms_edov\":false}",
                "microsoft | {\"preferred_username\":\"%s\",\"xms_edov\":true}"
            })
    void anAddressThatNobodyVouchesForIsRefused(String provider, String claims) {
        var person = somebody().known();

        var end = new Browser(provider).signIn(TARGET, claims.formatted(person.email()));

        assertFailed(SignInFailure.UNVERIFIED_EMAIL, end);
    }

    @Test
    void aRefusedAddressStandsInTheLoginHistory() {
        var before = unverifiedAttempts();

        GOOGLE.signIn(TARGET, "{\"email\":\"a@example.com\"}");

        assertEquals(before + 1, unverifiedAttempts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"aud\":\"another-client\"}",
                "{\"iss\":\"https://issuer.example.com\"}",
                "{\"nonce\":\"another\"}",
                "{\"exp\":1000000000}"
            })
    void aTokenForSomethingElseIsRefused(String claims) {
        var person = somebody().known();
        var all = verified(person.email()).replace("}", "," + claims.substring(1));

        assertFailed(SignInFailure.NO_PROFILE, GOOGLE.signIn(TARGET, all));
    }

    @Test
    void aTokenOfAnotherSignInIsRefused() {
        var person = somebody().known();
        var authUrl = GOOGLE.begin(TARGET);
        var nonce = parametersOf(authUrl).get("nonce");

        var callback = GOOGLE.signInAt(authUrl.replace(nonce, "n".repeat(43)), verified(person.email()));

        assertFailed(SignInFailure.NO_PROFILE, GOOGLE.returnTo(callback).header("Location"));
    }

    @Test
    void aCodeOfAnotherSignInIsRefused() {
        var person = somebody().known();
        var stolen = parametersOf(GOOGLE.signInAt(GOOGLE.begin(TARGET), verified(person.email())))
                .get("code");
        var state = parametersOf(GOOGLE.begin(TARGET)).get("state");

        var end = callback("state=" + state + "&code=" + Browser.encode(stolen));

        assertTrue(end.startsWith(TARGET + "?oauth=error&message="), end);
    }

    @ParameterizedTest
    @CsvSource({"DOWN, NO_EXCHANGE", "SLOW, NO_EXCHANGE", "FORGETFUL, NO_EXCHANGE", "FORGED, NO_PROFILE"})
    @Timeout(20)
    void aProviderThatMisbehavesLetsNobodyIn(OpenIdFault fault, SignInFailure expected) {
        var person = somebody().known();
        var callback = GOOGLE.signInAt(GOOGLE.begin(TARGET), verified(person.email()));
        fault.at("google");

        assertFailed(expected, GOOGLE.returnTo(callback).header("Location"));
    }

    @Test
    @Timeout(60)
    void aSlowProviderDoesNotHinderOtherSignIns() throws Exception {
        var person = somebody().known();
        var callbacks = IntStream.range(0, 12)
                .mapToObj(each -> GOOGLE.signInAt(GOOGLE.begin(TARGET), verified(person.email())))
                .toList();
        OpenIdFault.SLOW.at("google");
        var next = new AtomicInteger();

        var answers = Parallel.call(12, () -> GOOGLE.returnTo(callbacks.get(next.getAndIncrement())));

        answers.forEach(answer -> assertTrue(answer.header("Location").startsWith(TARGET + "?oauth=error&message=")));
        person.login().then().statusCode(200);
        OpenIdFault.NONE.at("google");
        assertTrue(GOOGLE.signInAs(person.email()).contains("oauth=success"));
    }

    @ParameterizedTest
    @EnumSource(SignInFailure.class)
    void theMessageIsReadableInTheAddress(SignInFailure failure) {
        assertTrue(failure.text().matches("[A-Z][a-zA-Z ;-]+"), failure.text());
    }

    private int unverifiedAttempts() {
        return Integer.parseInt(
                rows.select("SELECT count(*) FROM login_attempt WHERE reason = 'unverified_email' AND NOT success")
                        .get(0));
    }

    private static String callback(String query) {
        var answer = GOOGLE.returnTo("http://localhost:8000/auth/oauth/google/callback?" + query);
        answer.then().statusCode(302);
        return answer.header("Location");
    }

    private static void assertFailed(SignInFailure expected, String end) {
        assertEquals(
                TARGET + "?oauth=error&message="
                        + expected.text().replace(" ", "%20").replace(";", "%3B"),
                end);
    }
}
