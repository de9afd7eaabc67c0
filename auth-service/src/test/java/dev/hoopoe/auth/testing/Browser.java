package dev.hoopoe.auth.testing;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Goes where it is sent, one step at a time, as somebody's browser would during a sign-in with a provider. */
public record Browser(String provider, String cookie) {

    /** What a browser without the sign-in's cookie shows. */
    public static final String NO_COOKIE = "";

    public static final String TARGET = "https://desk.example.com/app/signed-in";
    public static final String AGENT = "Browser/1.0";

    /** A browser of its own, as the service's cookie tells it from others. */
    public Browser(String provider) {
        this(provider, (UUID.randomUUID() + UUID.randomUUID().toString()).substring(0, 43));
    }

    /** Where the service sends a browser that wants to sign in. */
    public String begin(String redirectUrl) {
        return begin("/auth/oauth", "default", redirectUrl);
    }

    /** At a host of the account, or at one that is bound to none when it is null. */
    public String begin(String path, String account, String redirectUrl) {
        var answer = (account == null ? still() : still().header("X-Hoopoe-Account", account))
                .get(path + "/" + provider + "?redirect_url=" + encode(redirectUrl));
        answer.then().statusCode(302);
        return answer.header("Location");
    }

    /** Signs in at the provider as somebody of whom the claims hold; where the provider sends the browser then. */
    public String signInAt(String authUrl, String claims) {
        var answer = still().contentType("application/x-www-form-urlencoded")
                .body("username=somebody&claims=" + encode(claims))
                .post(authUrl);
        answer.then().statusCode(302);
        return answer.header("Location");
    }

    /** What the service answers to the browser that comes back. */
    public Response returnTo(String callback) {
        var uri = URI.create(callback);
        return still().get(uri.getRawPath() + "?" + uri.getRawQuery());
    }

    /** The whole way; where the browser ends up. */
    public String signIn(String redirectUrl, String claims) {
        var answer = returnTo(signInAt(begin(redirectUrl), claims));
        answer.then().statusCode(302);
        return answer.header("Location");
    }

    /** The whole way of somebody with this address, for which the provider vouches. */
    public String signInAs(String email) {
        return signIn(TARGET, verified(email));
    }

    public static String verified(String email) {
        return "{\"email\":\"" + email + "\",\"email_verified\":true}";
    }

    /** The decoded parameters of an address. */
    public static Map<String, String> parametersOf(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1])));
    }

    /** What an address carries back after a success, read as the dashboard reads it. */
    public static JsonPath dataOf(String address) {
        var decoded = Base64.getDecoder().decode(parametersOf(address).get("data"));
        return JsonPath.from(new String(decoded, StandardCharsets.ISO_8859_1));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private RequestSpecification still() {
        return given().cookie("hoopoe_sign_in", cookie)
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("User-Agent", AGENT)
                .header("X-Forwarded-For", PersonFixture.freshIp());
    }
}
