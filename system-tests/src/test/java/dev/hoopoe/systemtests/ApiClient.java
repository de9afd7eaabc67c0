package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A client of the desk: what a test says to the gateway, and under whose name. */
final class ApiClient {

    private final String url;
    private final String host;
    private final String token;

    private ApiClient(String url, String host, String token) {
        this.url = url;
        this.host = host;
        this.token = token;
    }

    /** Nobody in particular. */
    static ApiClient at(String url) {
        return new ApiClient(url, null, null);
    }

    /** The same desk under another host name, to which an account may be bound. */
    ApiClient underHost(String otherHost) {
        return new ApiClient(url, otherHost, null);
    }

    ApiClient withToken(String otherToken) {
        return new ApiClient(url, host, otherToken);
    }

    /** The same caller at another address: a service behind the gateway. */
    ApiClient movedTo(String otherUrl) {
        return new ApiClient(otherUrl, null, token);
    }

    ApiClient login(String email, String password) {
        return withToken(dataOf(tryLogin(email, password).statusCode(200))
                .get("access_token")
                .textValue());
    }

    ValidatableResponse tryLogin(String email, String password) {
        return post("/auth/login", Map.of("email", email, "password", password));
    }

    String token() {
        return token;
    }

    RequestSpecification request() {
        var request = given().baseUri(url).contentType(ContentType.JSON);
        if (host != null) {
            request.header("Host", host);
        }
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    ValidatableResponse get(String path, Object... parameters) {
        return request().get(path, parameters).then();
    }

    ValidatableResponse post(String path, Object body) {
        return request().body(body).post(path).then();
    }

    ValidatableResponse put(String path, Object body) {
        return request().body(body).put(path).then();
    }

    ValidatableResponse delete(String path) {
        return request().delete(path).then();
    }

    String createClient(String name) {
        return created("/api/clients", Map.of("name", name)).get("id").textValue();
    }

    int createDepartment(String name) {
        return created("/api/departments", Map.of("name", name)).get("id").intValue();
    }

    /** Creates a user of staff with password {@link #PASSWORD}; returns id and address. */
    Person createUser(String type, Integer... departments) {
        var email = type + "-" + UUID.randomUUID() + "@example.com";
        var user = created(
                "/api/users",
                Map.of(
                        "name", "Test",
                        "last_name", type,
                        "email", email,
                        "type", type,
                        "password", PASSWORD,
                        "department_ids", List.of(departments)));
        return new Person(user.get("id").textValue(), email);
    }

    Opened openTicket(String clientId, Integer department) {
        var body = new java.util.HashMap<String, Object>(
                Map.of("title", "Printer on fire", "client_id", clientId, "channel_id", "web"));
        if (department != null) {
            body.put("department_id", department);
        }
        var ticket = created("/api/tickets", body);
        return new Opened(ticket.get("id").intValue(), ticket.get("secret").textValue());
    }

    /** What a call made. */
    JsonNode created(String path, Object body) {
        return dataOf(post(path, body).statusCode(201));
    }

    private static JsonNode dataOf(ValidatableResponse answer) {
        return answer.extract().as(JsonNode.class).get("data");
    }

    static final String PASSWORD = "correct horse battery";

    record Person(String id, String email) {}

    record Opened(int id, String secret) {}
}
