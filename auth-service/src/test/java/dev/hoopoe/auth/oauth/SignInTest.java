package dev.hoopoe.auth.oauth;

import static dev.hoopoe.auth.testing.Browser.TARGET;
import static dev.hoopoe.auth.testing.Browser.dataOf;
import static dev.hoopoe.auth.testing.Browser.parametersOf;
import static dev.hoopoe.auth.testing.Browser.verified;
import static dev.hoopoe.auth.testing.PersonFixture.client;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.AuthCalls;
import dev.hoopoe.auth.testing.Browser;
import dev.hoopoe.auth.testing.ForgedToken;
import dev.hoopoe.auth.testing.OpenIdFault;
import dev.hoopoe.auth.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a browser that ends well (contract rows H-07 to H-10, section 5.4). */
@QuarkusTest
class SignInTest {

    private static final Browser GOOGLE = new Browser("google");

    @Inject
    Rows rows;

    @BeforeEach
    void providersBehave() {
        OpenIdFault.NONE.at("google");
        OpenIdFault.NONE.at("microsoft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "microsoft"})
    void theBrowserComesBackWithTokensAndTheUser(String provider) {
        var person = somebody().withoutPassword().known();

        var end = new Browser(provider).signInAs(person.email());

        assertTrue(end.startsWith(TARGET + "?oauth=success&data="), end);
        var data = dataOf(end);
        assertEquals(
                Set.of("access_token", "refresh_token", "expires_in", "user"),
                data.getMap("$").keySet());
        assertEquals(86_400, data.getInt("expires_in"));
        assertEquals(person.id().toString(), data.getString("user.id"));
        assertEquals(9, data.getMap("user").size());
        AuthCalls.refresh(data.getString("refresh_token"))
                .then()
                .statusCode(200)
                .body("data.user.email", equalTo(person.email()));
        AuthCalls.logout(data.getString("access_token")).then().statusCode(200);
    }

    @Test
    void theProviderIsAskedWithPkceNonceAndItsOwnCallback() {
        var parameters = parametersOf(GOOGLE.begin(TARGET));

        assertEquals("code", parameters.get("response_type"));
        assertEquals("hoopoe-at-google", parameters.get("client_id"));
        assertEquals("http://localhost:8000/auth/oauth/google/callback", parameters.get("redirect_uri"));
        assertEquals("S256", parameters.get("code_challenge_method"));
        assertEquals(43, parameters.get("code_challenge").length());
        assertEquals(43, parameters.get("nonce").length());
        assertEquals("offline", parameters.get("access_type"));
        assertEquals(
                "openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile",
                parameters.get("scope"));
    }

    @Test
    void theVerifierAndTheNonceStayHere() {
        var parameters = parametersOf(GOOGLE.begin(TARGET));
        var state = new String(Base64.getUrlDecoder().decode(parameters.get("state")), UTF_8);

        var kept = rows.select(
                "SELECT code_verifier FROM pending_sign_in WHERE random = ?",
                JsonPath.from(state).getString("random"));

        assertEquals(1, kept.size());
        assertEquals(parameters.get("code_challenge"), new CodeVerifier(kept.get(0)).challenge());
        assertFalse(state.contains(kept.get(0)));
        assertFalse(state.contains(parameters.get("nonce")));
        assertEquals(TARGET, JsonPath.from(state).getString("redirect_url"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://desk.example.com/app/in?next=7, https://desk.example.com/app/in?next=7&oauth=success&data=",
        "https://desk.example.com/app/in?, https://desk.example.com/app/in?&oauth=success&data=",
        "https://desk.example.com/app/?q=%C3%A4%26, https://desk.example.com/app/?q=%C3%A4%26&oauth=success&data=",
        "http://localhost:3000, http://localhost:3000?oauth=success&data=",
    })
    void theTargetIsKeptAsItWasGiven(String target, String beginning) {
        var person = somebody().known();

        var end = GOOGLE.signIn(target, verified(person.email()));

        assertTrue(end.startsWith(beginning), end);
    }

    @Test
    void everyCharacterArrivesInBrowsersThatKnowBytesOnly() {
        var person = somebody()
                .with("name", "Ünsal 🔑")
                .with("display_name", "??>>~~ÿ")
                .known();

        var end = GOOGLE.signInAs(person.email());

        assertTrue(end.chars().allMatch(character -> character > ' ' && character < 0x7f), end);
        var data = end.substring(end.indexOf("&data=") + "&data=".length());
        assertTrue(data.replaceAll("%2B|%2F|%3D", "").matches("[A-Za-z0-9]+"), data);
        assertEquals("Ünsal 🔑", dataOf(end).getString("user.name"));
        assertEquals("??>>~~ÿ", dataOf(end).getString("user.display_name"));
    }

    @Test
    void theAddressIsComparedWithoutCase() {
        var person = somebody().known();

        var end = GOOGLE.signInAs(person.email().toUpperCase(Locale.ROOT));

        assertEquals(person.id().toString(), dataOf(end).getString("user.id"));
    }

    @Test
    void theAccountIsTheOneTheSignInBeganIn() {
        var here = somebody().known();
        var there = client().of("elsewhere").with("email", here.email()).known();
        var authUrl = GOOGLE.begin("/auth/oauth", "elsewhere", TARGET);

        var answer = GOOGLE.returnTo(GOOGLE.signInAt(authUrl, verified(here.email())));

        var data = dataOf(answer.header("Location"));
        assertEquals(there.id().toString(), data.getString("user.id"));
        var claims = JsonPath.from(ForgedToken.payloadOf(data.getString("access_token")));
        assertEquals("elsewhere", claims.getString("account"));
    }

    @Test
    void staffSignInToTheirAccountFromAnUnboundHost() {
        var person = somebody().of("elsewhere").known();
        var authUrl = GOOGLE.begin("/auth/oauth", null, TARGET);

        var answer = GOOGLE.returnTo(GOOGLE.signInAt(authUrl, verified(person.email())));

        var data = dataOf(answer.header("Location"));
        assertEquals(person.id().toString(), data.getString("user.id"));
        var claims = JsonPath.from(ForgedToken.payloadOf(data.getString("access_token")));
        assertEquals("elsewhere", claims.getString("account"));
    }

    @Test
    void staffDoNotSignInFromTheHostOfAnotherAccount() {
        var person = somebody().of("elsewhere").known();

        var end = GOOGLE.signInAs(person.email());

        assertTrue(end.startsWith(TARGET + "?oauth=error"), end);
    }

    @Test
    void itStandsInTheLoginHistory() {
        var person = somebody().known();

        GOOGLE.signInAs(person.email());

        assertEquals(
                List.of("Browser/1.0 t succeeded"),
                rows.select(
                        "SELECT concat_ws(' ', user_agent, success, reason) FROM login_attempt WHERE user_id = ?",
                        person.id()));
    }

    @Test
    void noPageAndNoCachePassesTheAddressOn() {
        var person = somebody().known();

        var answer = GOOGLE.returnTo(GOOGLE.signInAt(GOOGLE.begin(TARGET), verified(person.email())));

        answer.then().header("Cache-Control", equalTo("no-store")).header("Referrer-Policy", equalTo("no-referrer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"%s\",\"xms_edov\":true}",
                "{\"email\":\"%s\",\"xms_edov\":\"1\"}",
                "{\"email\":\"%s\",\"xms_edov\":1}"
            })
    void microsoftVouchesInItsOwnWay(String claims) {
        var person = somebody().known();

        var end = new Browser("microsoft").signIn(TARGET, claims.formatted(person.email()));

        assertEquals(person.id().toString(), dataOf(end).getString("user.id"));
    }
}
