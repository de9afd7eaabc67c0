package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.Suite;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser's way through the gateway to a provider and back (contract Homa, rows H-07 and H-08, section 5.4). */
@ExtendWith(RunningSuite.class)
class SignInIT {

    private static final String TARGET = "https://desk.example.com/app";

    private final Suite suite;
    private final ApiClient anybody;

    SignInIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @Test
    void userWhoIsKnownByAddressComesBackWithTokensThatWork() {
        var person = anybody.login(suite.adminEmail(), suite.adminPassword()).createUser("agent");

        var end = signIn(person.email());

        assertTrue(end.startsWith(TARGET + "?oauth=success&data="), end);
        var data = Base64.getDecoder().decode(URLDecoder.decode(end.substring(end.indexOf("data=") + 5), UTF_8));
        String token = JsonPath.from(new String(data, ISO_8859_1)).getString("access_token");
        anybody.withToken(token).get("/auth/profile").statusCode(200).body("data.id", equalTo(person.id()));
    }

    @Test
    void strangerComesBackWithAMessage() {
        var end = signIn("nobody@elsewhere.example");

        assertTrue(end.startsWith(TARGET + "?oauth=error&message="), end);
    }

    /** Where the browser ends up. */
    private String signIn(String email) {
        var start = browser().get(suite.gatewayUrl() + "/auth/oauth/google?redirect_url=" + encode(TARGET));
        var claims = "{\"email\":\"" + email + "\",\"email_verified\":true}";
        var callback = browser()
                .contentType("application/x-www-form-urlencoded")
                .body("username=somebody&claims=" + encode(claims))
                .post(locationIn(start));
        return locationIn(browser().cookies(start.cookies()).get(locationIn(callback)));
    }

    private static RequestSpecification browser() {
        return given().redirects().follow(false).urlEncodingEnabled(false);
    }

    private static String locationIn(Response answer) {
        assertEquals(302, answer.statusCode(), answer.asString());
        return answer.header("Location");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
