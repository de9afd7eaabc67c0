package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import dev.hoopoe.systemtests.AccessMatrix.Caller;
import dev.hoopoe.systemtests.AccessMatrix.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation, asked by every kind of caller, through the gateway and past it; and no operation without a row. */
@ExtendWith(RunningSuite.class)
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private static final String REFRESH_TOKEN = "refresh token";

    private final Suite suite;
    private final ApiClient anybody;
    private final Map<Caller, ApiClient> desks = new EnumMap<>(Caller.class);
    private final Map<Caller, ApiClient.Person> people = new EnumMap<>(Caller.class);
    private FreshThings things;

    AccessMatrixIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeAll
    void gatherCallers() {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        var department = administrator.createDepartment("Matrix " + System.nanoTime());
        var another = administrator.createDepartment("Other " + System.nanoTime());
        people.put(Caller.MEMBER, administrator.createUser("agent", department));
        people.put(Caller.STRANGER, administrator.createUser("agent", another));
        people.put(Caller.ASSIGNEE, administrator.createUser("agent", another));
        people.put(Caller.SEES_ALL, agentOfOmniDesk(administrator));
        people.put(Caller.ADMINISTRATOR, administrator.createUser("administrator"));
        desks.put(Caller.NOBODY, anybody);
        people.forEach((caller, person) -> desks.put(caller, anybody.login(person.email(), ApiClient.PASSWORD)));
        desks.put(Caller.CLIENT, client());
        desks.put(Caller.FOREIGN_ADMINISTRATOR, SecondAccount.administrator(suite, anybody));
        things = new FreshThings(
                administrator, department, people.get(Caller.ASSIGNEE).id(), desks.get(Caller.ASSIGNEE));
    }

    @Test
    void everyCallerGetsWhatTheTableSaysFromTheGateway() {
        var wrong = new ArrayList<String>();
        for (var row : AccessMatrix.rows()) {
            var probe = new Probe(row, things, wrong);
            for (var caller : Caller.values()) {
                probe.check(caller.name(), row.statusFor(caller), asking(row, caller));
            }
        }

        assertEquals(List.of(), wrong, AccessMatrixIT::problems);
    }

    @Test
    void everyServiceHoldsToTheTableByItself() {
        var wrong = new ArrayList<String>();
        var services = servicesByOperation();
        for (var row : AccessMatrix.rows()) {
            var service = services.get(row.operation());
            var probe = new Probe(row, things, wrong);
            for (var caller : service == null ? new Caller[0] : Caller.values()) {
                if (caller != Caller.FOREIGN_ADMINISTRATOR || !row.needsNoToken()) {
                    var directly = asking(row, caller).movedTo(suite.url(service));
                    probe.check(caller + " past the gateway", row.statusFor(caller), directly);
                }
            }
        }

        assertEquals(List.of(), wrong, AccessMatrixIT::problems);
    }

    @Test
    void tokensThatAreWorthNothingOpenNothing() {
        var worthless = Map.of(
                "deleted user",
                deletedUser(),
                "expired token",
                expired(),
                "forged token",
                anybody.withToken(desks.get(Caller.ADMINISTRATOR).token() + "x"),
                REFRESH_TOKEN,
                anybody.withToken(refreshToken()));
        var wrong = new ArrayList<String>();
        for (var row : AccessMatrix.rows()) {
            if (!row.needsNoToken()) {
                var probe = new Probe(row, things, wrong);
                worthless.forEach((who, api) -> {
                    if (!row.takesRefreshTokens() || !who.equals(REFRESH_TOKEN)) {
                        probe.check(who, 401, api);
                    }
                });
            }
        }

        assertEquals(List.of(), wrong, AccessMatrixIT::problems);
    }

    @Test
    void everyOperationOfTheDeskHasItsRow() {
        var operations = new TreeSet<String>();
        for (var base : DialectPaths.BASES) {
            operationsIn(
                            base,
                            anybody.get(base + "/openapi.json")
                                    .statusCode(200)
                                    .extract()
                                    .path("paths"))
                    .forEach(operations::add);
        }
        var rows = AccessMatrix.rows().stream().map(Row::operation).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(String.join("\n", rows), String.join("\n", operations));
    }

    private static String problems() {
        return ServiceLogs.lastProblemsOf("directory") + ServiceLogs.lastProblemsOf("auth");
    }

    private ApiClient asking(Row row, Caller caller) {
        if (!row.ownSession()) {
            return desks.get(caller);
        }
        if (caller == Caller.FOREIGN_ADMINISTRATOR) {
            return SecondAccount.administrator(suite, anybody);
        }
        if (caller == Caller.CLIENT) {
            return client();
        }
        var person = people.get(caller);
        return person == null ? desks.get(caller) : anybody.login(person.email(), ApiClient.PASSWORD);
    }

    /** What each service says that it offers. */
    private Map<String, String> servicesByOperation() {
        var services = new HashMap<String, String>();
        for (var service : List.of("auth", "directory", "ticket", "messaging")) {
            operationsIn(
                            "",
                            given().baseUri(suite.url(service))
                                    .get("/q/openapi?format=json")
                                    .path("paths"))
                    .forEach(operation -> services.put(operation, service));
        }
        return services;
    }

    private static Set<String> operationsIn(String base, Map<String, Map<String, ?>> paths) {
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + base
                                + path.getKey().replaceAll("\\{[^}]*}", "{}")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A customer who has registered: HCall alone lets them. */
    private ApiClient client() {
        var registration = Map.of(
                "user_name", "John Doe",
                "user_email", UUID.randomUUID() + "@example.com",
                "user_password", "Password123");
        return anybody.withToken(anybody.post("/hcall/api/auth/register", registration)
                .statusCode(200)
                .extract()
                .path("jwt_token"));
    }

    /** Who joins by OmniDesk sees all departments. */
    private static ApiClient.Person agentOfOmniDesk(ApiClient administrator) {
        var email = UUID.randomUUID() + "@example.com";
        var user = Map.of("full_name", "Sees All", "username", email, "email", email, "password", ApiClient.PASSWORD);
        administrator.post("/omnidesk/api/users", user).statusCode(201);
        return new ApiClient.Person(null, email);
    }

    private ApiClient expired() {
        var now = Instant.now().getEpochSecond();
        return anybody.withToken(OwnKeyTokens.like(
                suite,
                desks.get(Caller.ADMINISTRATOR).token(),
                claims -> claims.put("iat", now - 1000).put("exp", now - 100)));
    }

    private ApiClient deletedUser() {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        var person = administrator.createUser("administrator");
        var api = anybody.login(person.email(), ApiClient.PASSWORD);
        administrator.delete("/api/users/" + person.id()).statusCode(200);
        return api;
    }

    private String refreshToken() {
        return anybody.tryLogin(suite.adminEmail(), suite.adminPassword())
                .statusCode(200)
                .extract()
                .path("data.refresh_token");
    }
}
