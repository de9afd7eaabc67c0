package dev.hoopoe.directory.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** HCall's calls in one account. */
public record HCall(AccountApi api) {

    public static final String PASSWORD = "Password123!";
    public static final String MASTER_PASSWORD = "StrongPassword123";

    private static final AtomicInteger NEXT_IP = new AtomicInteger();

    public static HCall open() {
        return new HCall(AccountApi.open());
    }

    public static String freshEmail() {
        return "john-" + UUID.randomUUID() + "@example.com";
    }

    public static String freshIp() {
        return "10.1.2." + NEXT_IP.incrementAndGet();
    }

    public static Map<String, Object> person(String email) {
        return new HashMap<>(Map.of("user_name", "John Doe", "user_email", email, "user_password", PASSWORD));
    }

    public static Map<String, Object> master(String email, String password) {
        return Map.of("master_email", email, "master_password", password);
    }

    /** By nobody in particular, at the account's own address. */
    public ValidatableResponse post(String path, Object body) {
        return postFrom(freshIp(), path, body);
    }

    public ValidatableResponse postFrom(String ip, String path, Object body) {
        return api.anonymous()
                .header("X-Hoopoe-Account", api.account())
                .header("X-Forwarded-For", ip)
                .body(body)
                .post("/hcall/api" + path)
                .then();
    }

    /** Registers somebody and gives the client's id. */
    public UUID register(String email) {
        return idIn(
                post("/auth/register", person(email)).statusCode(200).extract().jsonPath());
    }

    /** Creates the master and gives the user's id. */
    public UUID createMaster(String email) {
        return idIn(post("/master/create", master(email, MASTER_PASSWORD))
                .statusCode(200)
                .extract()
                .jsonPath());
    }

    public ValidatableResponse postAsAdministrator(String path, Object body) {
        return api.post("/hcall/api" + path, body);
    }

    public ValidatableResponse postAs(UUID administrator, String path, Object body) {
        return api.user(administrator, "administrator")
                .body(body)
                .post("/hcall/api" + path)
                .then();
    }

    public ValidatableResponse fetch(String query) {
        return api.get("/hcall/api/user/fetch" + query);
    }

    /** The token of {@link AuthNeighbour} names whose it is. */
    private static UUID idIn(JsonPath answer) {
        return UUID.fromString(
                answer.getString("jwt_token").substring("token-of-".length(), "token-of-".length() + 36));
    }
}
