package dev.hoopoe.systemtests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.hoopoe.local.Suite;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each row of Netia's contract with each of its errors, in the dialect's shape, through the gateway. */
@ExtendWith(RunningSuite.class)
@TestInstance(Lifecycle.PER_CLASS)
class NetiaContractIT {

    private static final String API = "/netia/api";
    private static final Pattern LINE =
            Pattern.compile("(?<row>N-\\d\\d) (?<caller>nobody|agent|admin) (?<method>[A-Z]+)"
                    + " (?<path>\\S+) (?<status>4\\d\\d) (?<field>[a-z_]+|-)(?: (?<body>.+))?");
    private static final Map<Integer, String> CODES =
            Map.of(401, "UNAUTHORIZED", 403, "FORBIDDEN", 404, "NOT_FOUND", 422, "VALIDATION_ERROR");

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;
    private ApiClient agent;
    private FreshThings things;

    NetiaContractIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    /** A call that is refused, and how. */
    private record Refused(
            String line, String caller, String method, String path, int status, String field, String body) {

        static Refused of(String line) {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalStateException("Unreadable line: " + line);
            }
            return new Refused(
                    line,
                    parts.group("caller"),
                    parts.group("method"),
                    parts.group("path"),
                    Integer.parseInt(parts.group("status")),
                    parts.group("field"),
                    parts.group("body"));
        }
    }

    @BeforeAll
    void gatherCallers() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        var department = administrator.createDepartment("Netia " + System.nanoTime());
        var person = administrator.createUser("agent", department);
        agent = anybody.login(person.email(), ApiClient.PASSWORD);
        things = new FreshThings(administrator, department, person.id(), agent);
    }

    @TestFactory
    Stream<DynamicTest> refusalsOfEachRow() throws IOException {
        try (var table = NetiaContractIT.class.getResourceAsStream("/netia-errors.txt")) {
            return new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Refused::of)
                    .map(refused -> DynamicTest.dynamicTest(refused.line(), () -> check(refused)));
        }
    }

    private void check(Refused refused) {
        var answer = ask(refused)
                .statusCode(refused.status())
                .contentType("application/json")
                .body("error.status", equalTo(refused.status()))
                .body("error.code", equalTo(CODES.get(refused.status())))
                .body("error.message", notNullValue());
        if (refused.status() == 422) {
            answer.body("errors", hasKey(refused.field())).body("error.errors", hasKey(refused.field()));
        } else {
            answer.body("$", not(hasKey("errors")));
        }
    }

    private ValidatableResponse ask(Refused refused) {
        var body = refused.body() == null ? null : refused.body().replace("{adminemail}", suite.adminEmail());
        var filled = things.fill(refused.path(), body);
        var request = caller(refused.caller()).request().urlEncodingEnabled(false);
        if (body != null && body.startsWith("form")) {
            request.contentType("multipart/form-data");
            if (body.equals("form")) {
                request.multiPart("file", "a.txt", "a".getBytes(US_ASCII));
            } else {
                request.multiPart("account_id", "default");
            }
        } else if (body != null) {
            request.body(filled.body());
        }
        return request.request(refused.method(), API + filled.path()).then();
    }

    private ApiClient caller(String name) {
        return switch (name) {
            case "nobody" -> anybody;
            case "agent" -> agent;
            default -> administrator;
        };
    }
}
