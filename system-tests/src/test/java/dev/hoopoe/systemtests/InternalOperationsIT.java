package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each internal operation with each service's own token: open exactly where the line of the services needs it. */
@ExtendWith(RunningSuite.class)
class InternalOperationsIT {

    private static final List<String> CALLERS = List.of("directory", "ticket", "messaging", "gateway", "operator");
    private static final String ID = UUID.randomUUID().toString();

    /** What no operation does any harm with. */
    private static final String NOTHING = "{}";

    private static final List<Operation> OPERATIONS = List.of(
            new Operation("auth", "PUT", "/internal/principals/" + ID, "directory"),
            new Operation("auth", "DELETE", "/internal/principals/" + ID, "directory"),
            new Operation("auth", "POST", "/internal/sessions", "directory"),
            new Operation("auth", "POST", "/internal/credentials/check", "directory"),
            new Operation("auth", "GET", "/internal/sessions/ended", "directory", "ticket", "messaging", "gateway"),
            new Operation("directory", "GET", "/internal/users/" + ID, "ticket", "messaging"),
            new Operation("directory", "GET", "/internal/users/number/1", "ticket"),
            new Operation("directory", "PUT", "/internal/users/" + ID + "/client", "ticket"),
            new Operation("directory", "GET", "/internal/departments/1", "ticket"),
            new Operation("directory", "GET", "/internal/clients/" + ID, "ticket", "messaging"),
            new Operation("directory", "GET", "/internal/customers/" + ID, "ticket"),
            new Operation("directory", "GET", "/internal/customers?id=" + ID, "messaging"),
            new Operation("directory", "PUT", "/internal/clients/number/1", "ticket"),
            new Operation("directory", "POST", "/internal/clients/placeholders", "ticket"),
            new Operation("directory", "GET", "/internal/attributes/ticket", "ticket", "messaging"),
            new Operation("directory", "POST", "/internal/accounts", "operator"),
            new Operation("directory", "GET", "/internal/accounts", "operator"),
            new Operation("directory", "GET", "/internal/accounts/x", "messaging", "operator"),
            new Operation("directory", "POST", "/internal/accounts/x/suspension", "operator"),
            new Operation("directory", "DELETE", "/internal/accounts/x/suspension", "operator"),
            new Operation("directory", "DELETE", "/internal/accounts/x", "operator"),
            new Operation("directory", "PUT", "/internal/accounts/x/hosts", "operator"),
            new Operation("directory", "GET", "/internal/account-states", "gateway"),
            new Operation("directory", "PUT", "/internal/administrator", "operator"),
            new Operation("directory", "POST", "/internal/invitations", "operator"),
            new Operation("directory", "GET", "/internal/invitations", "operator"),
            new Operation("directory", "DELETE", "/internal/invitations/x", "operator"),
            new Operation("ticket", "GET", "/internal/tickets/1", "messaging"),
            new Operation("ticket", "POST", "/internal/tickets/1/secret", "messaging"),
            new Operation("ticket", "POST", "/internal/tickets", "messaging"),
            new Operation("ticket", "POST", "/internal/conversations", "messaging"),
            new Operation("ticket", "GET", "/internal/conversations?q=x", "messaging"),
            new Operation("ticket", "GET", "/internal/conversations/" + ID, "messaging"),
            new Operation("ticket", "PATCH", "/internal/conversations/1", "messaging"),
            new Operation("ticket", "DELETE", "/internal/conversations/1", "messaging"),
            new Operation("ticket", "PUT", "/internal/channels/web", "messaging"),
            new Operation("messaging", "PUT", "/internal/files/" + ID, "ticket"),
            new Operation("messaging", "GET", "/internal/files/" + ID, "ticket"),
            new Operation("messaging", "GET", "/internal/customers/" + ID + "/conversations", "directory"));

    private final Suite suite;
    private final ApiClient anybody;

    InternalOperationsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    private record Operation(String service, String method, String path, List<String> callers) {

        Operation(String service, String method, String path, String... callers) {
            this(service, method, path, List.of(callers));
        }
    }

    @Test
    void eachIsOpenToTheServicesThatNeedIt() {
        var tokens = new LinkedHashMap<String, String>();
        CALLERS.forEach(caller -> tokens.put(caller, serviceToken(caller)));

        var wrong = new ArrayList<String>();
        for (var operation : OPERATIONS) {
            var open = CALLERS.stream()
                    .filter(caller -> isOpen(operation, tokens.get(caller)))
                    .toList();
            if (!open.equals(operation.callers().stream().sorted(byCaller()).toList())) {
                wrong.add(operation + " is open to " + open);
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void noneIsOpenToPeopleOrStrangers() {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());

        var wrong = OPERATIONS.stream()
                .flatMap(operation -> Stream.of(
                        operation + " " + status(operation, administrator.token()) + " 403",
                        operation + " " + status(operation, null) + " 401"))
                .filter(not(line -> line.endsWith("403 403") || line.endsWith("401 401")))
                .toList();

        assertEquals(List.of(), wrong);
    }

    private static Comparator<String> byCaller() {
        return Comparator.comparing(CALLERS::indexOf);
    }

    private boolean isOpen(Operation operation, String token) {
        var status = status(operation, token);
        if (status == 401 && !operation.path().endsWith("/secret")) {
            throw new IllegalStateException(operation + " takes no token");
        }
        return status != 403;
    }

    private int status(Operation operation, String token) {
        var request = given().baseUri(suite.url(operation.service()))
                .contentType(ContentType.JSON)
                .header("X-Hoopoe-Account", "internal-walk");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!operation.method().equals("GET")) {
            request.body(NOTHING);
        }
        return request.request(operation.method(), operation.path()).statusCode();
    }

    private String serviceToken(String client) {
        return given().baseUri(suite.url("auth"))
                .contentType(ContentType.JSON)
                .body(Map.of("client_id", client, "client_secret", suite.serviceSecret(client)))
                .post("/internal/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
