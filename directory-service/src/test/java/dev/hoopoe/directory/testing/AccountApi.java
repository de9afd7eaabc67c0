package dev.hoopoe.directory.testing;

import static io.restassured.RestAssured.given;

import dev.hoopoe.common.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/**
 * One account and the people who call in it; every desk is an account of its own, so that tests do not meet.
 *
 * <p>Its administrator and its agent are users of the account, made at their first call: lists and counts include them.
 */
public final class AccountApi {

    private static final UUID CUSTOMER = UUID.randomUUID();

    private final String account;
    private UUID administratorId;
    private UUID agentId;

    private AccountApi(String account) {
        this.account = account;
    }

    public static AccountApi open() {
        return new AccountApi("desk-" + UUID.randomUUID());
    }

    public String account() {
        return account;
    }

    public synchronized UUID administratorId() {
        if (administratorId == null) {
            administratorId = UserRows.insertAdministrator(account);
        }
        return administratorId;
    }

    private synchronized UUID agentId() {
        if (agentId == null) {
            agentId = UserRows.insertAgent(account, null);
        }
        return agentId;
    }

    public RequestSpecification administrator() {
        return as(TestTokens.administrator(account, administratorId()));
    }

    public RequestSpecification agent() {
        return as(TestTokens.agent(account, agentId()));
    }

    public RequestSpecification client() {
        return as(TestTokens.client(account, CUSTOMER));
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

    /** OmniDesk's list of administrators, read by the agent: the account's own one is not made for the question. */
    public ValidatableResponse administrators() {
        return agent().get("/omnidesk/api/users?role=admin").then();
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
