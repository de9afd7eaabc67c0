package dev.hoopoe.directory.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The calls of a dashboard of OmniDesk at a desk. */
public record OmniDesk(AccountApi api) {

    private static final String USERS = "/omnidesk/api/users";
    private static final String CLIENTS = "/omnidesk/api/clients";

    /** A new member of the staff with a username that nobody else has. */
    public static Map<String, Object> person() {
        return new HashMap<>(Map.of(
                "full_name",
                "Ana María López",
                "username",
                "ana-" + UUID.randomUUID(),
                "password",
                "correct horse battery"));
    }

    public ValidatableResponse addUser(Map<String, Object> person) {
        return api.post(USERS, person);
    }

    /** Whom the list names, asked for with this query, by {@code field}. */
    public <T> List<T> users(String query, String field) {
        return api.get(USERS + query).statusCode(200).extract().path(field);
    }

    public ValidatableResponse addClient(Map<String, Object> client) {
        return api.post(CLIENTS, client);
    }

    public <T> List<T> clients(String query, String field) {
        return api.get(CLIENTS + query).statusCode(200).extract().path(field);
    }

    public ValidatableResponse client(Object id) {
        return api.get(CLIENTS + "/" + id);
    }

    /** As a neighbour asks for the client of a number, who is a placeholder if there is none. */
    public ValidatableResponse clientOfNumber(Object number) {
        return api.service().put("/internal/clients/number/" + number).then();
    }

    /** As a neighbour asks for a client of whom nothing is known. */
    public JsonPath placeholder() {
        return api.service()
                .post("/internal/clients/placeholders")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
