package dev.hoopoe.auth.homa;

import static dev.hoopoe.auth.testing.Browser.TARGET;
import static dev.hoopoe.auth.testing.Browser.encode;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.hoopoe.auth.testing.Browser;
import dev.hoopoe.auth.testing.OpenIdFault;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows H-06, H-07 and H-09: what comes before the provider. */
@QuarkusTest
class OAuthResourceTest {

    @BeforeEach
    void providersBehave() {
        OpenIdFault.NONE.at("google");
        OpenIdFault.NONE.at("microsoft");
    }

    @Test
    void theOfferedProvidersAreListed() {
        given().get("/auth/oauth/providers")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data.provider", contains("google", "microsoft"))
                .body("data.name", contains("Google", "Microsoft"))
                .body("data[0]", aMapWithSize(5))
                .body("data[0].enabled", equalTo(true))
                .body("data[1].redirect_uri", equalTo("http://localhost:8000/auth/oauth/microsoft/callback"))
                .body("data[1].scopes", hasItem("User.Read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/oauth/google", "/auth/oauth/microsoft"})
    void aBrowserIsSentToTheProvider(String path) {
        var answer = still().get(path + "?redirect_url=" + encode(TARGET));

        answer.then()
                .statusCode(302)
                .header("Location", startsWith(provider(path) + "/authorize?response_type=code&client_id="))
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void aProgramIsToldTheAddress() {
        var answer = still().get("/auth/oauth/google?format=json&redirect_url=" + encode(TARGET));

        assertTold(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8"})
    void theContentTypeSaysSoToo(String contentType) {
        var answer =
                still().header("Content-Type", contentType).get("/auth/oauth/google?redirect_url=" + encode(TARGET));

        assertTold(answer);
    }

    @Test
    void eachStartHasAStateOfItsOwn() {
        var browser = new Browser("google");

        var one = Browser.parametersOf(browser.begin(TARGET));
        var other = Browser.parametersOf(browser.begin(TARGET));

        assertNotEquals(one.get("state"), other.get("state"));
        assertNotEquals(one.get("nonce"), other.get("nonce"));
        assertNotEquals(one.get("code_challenge"), other.get("code_challenge"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?redirect_url=", "?redirect_url=%20", "?format=json"})
    void theTargetIsRequired(String query) {
        still().get("/auth/oauth/google" + query)
                .then()
                .statusCode(400)
                .body("data.error", equalTo("missing_required"))
                .body("data.details.redirect_url", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https%3A%2F%2Fevil.example.com%2Fapp", "javascript%3Aalert(1)", "%2Fapp", "%00", "%C3%BC"})
    void aTargetThatIsNotOnTheListIsRefused(String target) {
        still().get("/auth/oauth/google?redirect_url=" + target)
                .then()
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/auth/oauth/github", "/auth/oauth/Google", "/auth/oauth/github/callback", "/auth/oauth/google/x"
            })
    void anUnknownProviderIsNotFound(String path) {
        still().get(path + "?state=x&redirect_url=" + encode(TARGET))
                .then()
                .statusCode(404)
                .body("data.error", equalTo("not_found"));
    }

    private static void assertTold(Response answer) {
        answer.then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data", aMapWithSize(2))
                .body("data.auth_url", startsWith(provider("google") + "/authorize?"));
        assertEquals(Browser.parametersOf(answer.path("data.auth_url")).get("state"), answer.path("data.state"));
    }

    private static String provider(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return ConfigProvider.getConfig().getValue("hoopoe.oauth." + name + ".auth-server-url", String.class);
    }

    private static RequestSpecification still() {
        return given().redirects().follow(false).urlEncodingEnabled(false);
    }
}
