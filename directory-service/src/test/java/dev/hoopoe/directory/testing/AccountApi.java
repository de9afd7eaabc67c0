package dev.hoopoe.directory.testing;

import static io.restassured.RestAssured.given;

import dev.hoopoe.common.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** One account and the people who call in it; every desk is an account of its own, so that tests do not meet. */
public record AccountApi(String account) {

    private static final UUID SOMEBODY = UUID.randomUUID();

    public static AccountApi open() {
        return new AccountApi("desk-" + UUID.randomUUID());
    }

    public RequestSpecification administrator() {
        return as(TestTokens.administrator(account, SOMEBODY));
    }

    public RequestSpecification agent() {
        return as(TestTokens.agent(account, SOMEBODY));
    }

    public RequestSpecification client() {
        return as(TestTokens.client(account, SOMEBODY));
    }

    public RequestSpecification service() {
        return as(TestTokens.service("ticket-service")).header("X-Hoopoe-Account", account);
    }

    /** Who runs the desk, past the gateway. */
    public RequestSpecification operator() {
        return as(TestTokens.service("operator-service")).header("X-Hoopoe-Account", account);
    }

    /** Somebody whose user is the given one. */
    public RequestSpecification user(UUID id, String role) {
        return as(TestTokens.person(account, id, role));
    }

    public RequestSpecification anonymous() {
        return given().contentType(ContentType.JSON);
    }

    private RequestSpecification as(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    public ValidatableResponse post(String path, Object body) {
        return administrator().body(body).post(path).then();
    }

    public ValidatableResponse put(String path, Object body) {
        return administrator().body(body).put(path).then();
    }

    public ValidatableResponse get(String path) {
        return administrator().get(path).then();
    }

    public ValidatableResponse delete(String path) {
        return administrator().delete(path).then();
    }

    /** Creates a user and gives the answer's data. */
    public JsonPath createUser(Map<String, Object> user) {
        return data(post("/api/users", user));
    }

    public UUID createUserId(Map<String, Object> user) {
        return UUID.fromString(createUser(user).getString("id"));
    }

    public long createDepartment(String name) {
        return data(post("/api/departments", Map.of("name", name))).getLong("id");
    }

    public UUID createClient(String name) {
        return UUID.fromString(data(post("/api/clients", Map.of("name", name))).getString("id"));
    }

    private static JsonPath data(ValidatableResponse response) {
        return response.statusCode(201).extract().jsonPath().setRootPath("data");
    }
}
