package dev.hoopoe.directory;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.hoopoe.directory.testing.AccountApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may do what. A call that the role allows gets as far as what is wrong with it: each of these names something
 * unknown or sends an empty body.
 */
@QuarkusTest
class RoleMatrixTest {

    private static final UUID UNKNOWN = UUID.randomUUID();

    private final AccountApi api = AccountApi.open();

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/clients,               200, 200",
        "GET,    /api/clients/{uuid},        404, 404",
        "POST,   /api/clients,               400, 400",
        "PUT,    /api/clients/{uuid},        404, 404",
        "DELETE, /api/clients/{uuid},        404, 403",
        "GET,    /api/departments,           200, 200",
        "GET,    /api/departments/0,         404, 404",
        "POST,   /api/departments,           400, 403",
        "PUT,    /api/departments/0,         404, 403",
        "DELETE, /api/departments/0,         404, 403",
        "GET,    /api/users,                 200, 403",
        "GET,    /api/users/{uuid},          404, 403",
        "POST,   /api/users,                 400, 403",
        "PUT,    /api/users/{uuid},          404, 403",
        "DELETE, /api/users/{uuid},          404, 403",
        "GET,    /api/admin/attributes,      200, 403",
        "POST,   /api/admin/attributes,      400, 403",
        "PUT,    /api/admin/attributes/client/x, 404, 403",
        "DELETE, /api/admin/attributes/client/x, 404, 403",
        "PUT,    /api/admin/users/{uuid}/departments, 400, 403",
        "GET,    /internal/attributes/client, 403, 403",
        "GET,    /internal/users/{uuid},     403, 403",
        "GET,    /internal/clients/{uuid},   403, 403",
        "GET,    /internal/customers/{uuid}, 403, 403",
        "GET,    /internal/customers,        403, 403",
        "GET,    /internal/departments/0,    403, 403",
        "PUT,    /internal/users/{uuid}/client, 403, 403",
        "POST,   /internal/accounts,         403, 403",
        "GET,    /internal/accounts,         403, 403",
        "GET,    /internal/accounts/x,       403, 403",
        "POST,   /internal/accounts/x/suspension, 403, 403",
        "DELETE, /internal/accounts/x/suspension, 403, 403",
        "DELETE, /internal/accounts/x,       403, 403",
        "PUT,    /internal/accounts/x/hosts, 403, 403",
        "GET,    /internal/account-states,   403, 403",
        "PUT,    /internal/administrator,    403, 403",
    })
    void roleDecides(Method method, String path, int asAdministrator, int asAgent) {
        var address = path.replace("{uuid}", UNKNOWN.toString());

        api.administrator().body("{}").request(method, address).then().statusCode(asAdministrator);
        api.agent().body("{}").request(method, address).then().statusCode(asAgent);
        api.client()
                .body("{}")
                .request(method, address)
                .then()
                .statusCode(403)
                .body("success", is(false))
                .body("data.error", equalTo("forbidden"));
        api.anonymous()
                .body("{}")
                .request(method, address)
                .then()
                .statusCode(401)
                .header("X-Request-Id", notNullValue())
                .body("success", is(false))
                .body("data.error", equalTo("unauthorized"));
        if (path.startsWith("/api/")) {
            api.service().body("{}").request(method, address).then().statusCode(403);
        }
    }
}
