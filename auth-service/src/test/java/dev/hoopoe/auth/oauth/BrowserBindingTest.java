package dev.hoopoe.auth.oauth;

import static dev.hoopoe.auth.testing.Browser.TARGET;
import static dev.hoopoe.auth.testing.Browser.verified;
import static dev.hoopoe.auth.testing.PersonFixture.somebody;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.Browser;
import dev.hoopoe.auth.testing.OpenIdFault;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is made to complete another's sign-in. */
@QuarkusTest
class BrowserBindingTest {

    @BeforeEach
    void providersBehave() {
        OpenIdFault.NONE.at("google");
    }

    @ParameterizedTest
    @ValueSource(strings = {Browser.NO_COOKIE, "another-browser-another-browser-another-bro"})
    void aSignInIsNotCompletedInAnotherBrowser(String cookie) {
        var attacker = new Browser("google");
        var callback = attacker.signInAt(
                attacker.begin(TARGET), verified(somebody().known().email()));

        var end = new Browser("google", cookie).returnTo(callback).header("Location");

        assertTrue(end.startsWith(TARGET + "?oauth=error&message=The%20sign-in%20was%20begun%20in%20another"), end);
        var late = attacker.returnTo(callback).header("Location");
        assertTrue(late.startsWith(TARGET + "?oauth=error"), late);
    }

    @Test
    void twoSignInsOfOneBrowserDoNotDisturbEachOther() {
        var browser = new Browser("google");
        var one = browser.signInAt(
                browser.begin(TARGET), verified(somebody().known().email()));
        var other = browser.signInAt(
                browser.begin(TARGET), verified(somebody().known().email()));

        assertTrue(browser.returnTo(one).header("Location").contains("oauth=success"));
        assertTrue(browser.returnTo(other).header("Location").contains("oauth=success"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&format=json"})
    void aBrowserGetsASecretOfItsOwn(String format) {
        var path = "/auth/oauth/google?redirect_url=" + Browser.encode(TARGET) + format;

        var cookie = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(path)
                .getDetailedCookie("hoopoe_sign_in");

        assertEquals(43, cookie.getValue().length());
        assertTrue(cookie.isHttpOnly());
        assertFalse(cookie.isSecured());
        assertEquals("Lax", cookie.getSameSite());
        assertEquals("/", cookie.getPath());
    }
}
