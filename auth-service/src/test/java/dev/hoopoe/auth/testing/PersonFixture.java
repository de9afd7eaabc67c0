package dev.hoopoe.auth.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A person as directory-service would tell of them: unlike any other, changed in the way a test needs. */
public final class PersonFixture {

    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger NEXT_IP = new AtomicInteger();

    private final Map<String, Object> snapshot = new HashMap<>();
    private String account = "default";
    private String password = PASSWORD;
    private long sequence;

    private PersonFixture(UUID id) {
        snapshot.put("id", id.toString());
        snapshot.put("number", 7);
        snapshot.put("username", id + "@example.com");
        snapshot.put("name", "Grace");
        snapshot.put("last_name", "Hopper");
        snapshot.put("display_name", "Grace Hopper");
        snapshot.put("email", id + "@example.com");
        snapshot.put("type", "agent");
        snapshot.put("avatar", null);
        snapshot.put("active", true);
        snapshot.put("created_at", "2026-01-01T10:00:00.000Z");
        snapshot.put("updated_at", "2026-01-01T10:00:00.000Z");
    }

    public static PersonFixture somebody() {
        return new PersonFixture(UUID.randomUUID());
    }

    /** A client who logs in, as HCall's users do. */
    public static PersonFixture client() {
        return somebody().without("username").with("type", null);
    }

    public PersonFixture with(String field, Object value) {
        snapshot.put(field, value);
        return this;
    }

    public PersonFixture without(String field) {
        snapshot.remove(field);
        return this;
    }

    public PersonFixture of(String newAccount) {
        this.account = newAccount;
        return this;
    }

    public PersonFixture withPassword(String newPassword) {
        this.password = newPassword;
        return this;
    }

    /** OAuth would be the only way in. */
    public PersonFixture withoutPassword() {
        return withPassword(null);
    }

    public PersonFixture at(long newSequence) {
        this.sequence = newSequence;
        return this;
    }

    public UUID id() {
        return UUID.fromString((String) snapshot.get("id"));
    }

    public String email() {
        return (String) snapshot.get("email");
    }

    public String account() {
        return account;
    }

    public long sequence() {
        return sequence;
    }

    public Map<String, Object> snapshot() {
        return Map.copyOf(withoutNulls());
    }

    /** Pushes the person as they are now, with the password if there is one. */
    public Response push() {
        var body = new HashMap<String, Object>(Map.of("sequence", sequence, "snapshot", snapshot));
        if (password != null) {
            body.put("password", password);
        }
        return given().auth()
                .oauth2(AuthCalls.serviceToken())
                .header("X-Hoopoe-Account", account)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/internal/principals/" + id());
    }

    /** Pushes the person, who can log in then. */
    public PersonFixture known() {
        push().then().statusCode(204);
        return this;
    }

    /** Each login comes from an address of its own, so that no test uses up another's allowance of failures. */
    public Response login(String givenPassword) {
        return AuthCalls.login(account, email(), givenPassword, freshIp());
    }

    public Response login() {
        return login(password);
    }

    /** The data of a successful login. */
    public Map<String, Object> loggedIn() {
        return login().then().statusCode(200).extract().path("data");
    }

    public static String freshIp() {
        var number = NEXT_IP.incrementAndGet();
        return "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
    }

    private Map<String, Object> withoutNulls() {
        var result = new HashMap<>(snapshot);
        result.values().removeIf(java.util.Objects::isNull);
        return result;
    }
}
