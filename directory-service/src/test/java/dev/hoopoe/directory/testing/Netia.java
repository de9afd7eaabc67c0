package dev.hoopoe.directory.testing;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;

/** The calls of a page with Netia's widget, which has no token, in an account that is open. */
public record Netia(AccountApi api) {

    public static final String CUSTOMERS = "/netia/api/customers";

    /** In an account of its own. */
    public static Netia open() {
        var api = AccountApi.open();
        api.operator()
                .body(Map.of("id", api.account(), "name", "Acme Ltd"))
                .post("/internal/accounts")
                .then()
                .statusCode(201);
        return new Netia(api);
    }

    /** The members of a customer of this account, with {@code account_id}. */
    public Map<String, Object> members(Map<String, ?> members) {
        var all = new HashMap<String, Object>(members);
        all.put("account_id", api.account());
        return all;
    }

    public ValidatableResponse tryCreate(Object customer) {
        return api.anonymous()
                .body(Map.of("customer", customer))
                .post(CUSTOMERS)
                .then();
    }

    public JsonPath create(Map<String, ?> members) {
        return tryCreate(members(members)).statusCode(201).extract().jsonPath().setRootPath("data");
    }

    public String createdId(Map<String, ?> members) {
        return create(members).getString("id");
    }

    public ValidatableResponse note(String id, Object metadata) {
        return api.anonymous()
                .body(Map.of("metadata", metadata))
                .put(CUSTOMERS + "/" + id + "/metadata")
                .then();
    }

    public ValidatableResponse get(String path) {
        return api.anonymous().get(CUSTOMERS + path).then();
    }

    public ValidatableResponse shown(String id) {
        return api.get(CUSTOMERS + "/" + id);
    }
}
