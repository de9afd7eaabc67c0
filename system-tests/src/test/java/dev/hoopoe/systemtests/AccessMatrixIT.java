package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import dev.hoopoe.systemtests.AccessMatrix.Caller;
import dev.hoopoe.systemtests.AccessMatrix.Row;
import java.sql.DriverManager;
import java.sql.SQLException;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation, asked by every kind of caller, through the gateway and past it; and no operation without a row. */
@ExtendWith(RunningSuite.class)
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private final Suite suite;
    private final Desk anybody;
    private final Map<Caller, Desk> desks = new EnumMap<>(Caller.class);
    private final Map<Caller, Desk.Person> people = new EnumMap<>(Caller.class);
    private FreshThings things;

    AccessMatrixIT(Suite suite, Desk desk) {
        this.suite = suite;
        this.anybody = desk;
    }

    @BeforeAll
    void gatherCallers() {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        var department = administrator.createDepartment("Matrix " + System.nanoTime());
        var another = administrator.createDepartment("Other " + System.nanoTime());
        people.put(Caller.MEMBER, administrator.createUser("agent", department));
        people.put(Caller.STRANGER, administrator.createUser("agent", another));
        people.put(Caller.ASSIGNEE, administrator.createUser("agent", another));
        people.put(Caller.SEES_ALL, administrator.createUser("agent"));
        people.put(Caller.ADMINISTRATOR, administrator.createUser("administrator"));
        desks.put(Caller.NOBODY, anybody);
        people.forEach((caller, person) -> desks.put(caller, anybody.login(person.email(), Desk.PASSWORD)));
        desks.put(Caller.CLIENT, client());
        letSeeAllDepartments(people.get(Caller.SEES_ALL).id());
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

        assertEquals(List.of(), wrong);
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

        assertEquals(List.of(), wrong);
    }

    @Test
    void tokensThatAreWorthNothingOpenNothing() {
        var worthless = Map.of(
                "deleted user", deletedUser(),
                "expired token", expired(),
                "forged token",
                        anybody.withToken(desks.get(Caller.ADMINISTRATOR).token() + "x"),
                "refresh token", anybody.withToken(refreshToken()));
        var wrong = new ArrayList<String>();
        for (var row : AccessMatrix.rows()) {
            if (!row.needsNoToken()) {
                var probe = new Probe(row, things, wrong);
                worthless.forEach((who, desk) -> probe.check(who, 401, desk));
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void everyOperationOfTheDeskHasItsRow() {
        var operations =
                operationsIn(anybody.get("/openapi").statusCode(200).extract().path("paths"));
        var rows = AccessMatrix.rows().stream().map(Row::operation).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(String.join("\n", rows), String.join("\n", operations));
    }

    private Desk asking(Row row, Caller caller) {
        if (!row.ownSession()) {
            return desks.get(caller);
        }
        if (caller == Caller.FOREIGN_ADMINISTRATOR) {
            return SecondAccount.administrator(suite, anybody);
        }
        var person = people.get(caller);
        return person == null ? desks.get(caller) : anybody.login(person.email(), Desk.PASSWORD);
    }

    /** What each service says that it offers. */
    private Map<String, String> servicesByOperation() {
        var services = new HashMap<String, String>();
        for (var service : List.of("auth", "directory", "ticket", "messaging")) {
            operationsIn(given().baseUri(suite.url(service))
                            .get("/q/openapi?format=json")
                            .path("paths"))
                    .forEach(operation -> services.put(operation, service));
        }
        return services;
    }

    private static Set<String> operationsIn(Map<String, Map<String, ?>> paths) {
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{[^}]*}", "{}")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** No dialect that is built yet lets a client log in. */
    private Desk client() {
        return anybody.withToken(OwnKeyTokens.like(
                suite, desks.get(Caller.MEMBER).token(), claims -> {
                    claims.put("sub", UUID.randomUUID().toString())
                            .put("sid", UUID.randomUUID().toString());
                    claims.putArray("groups").add("client");
                }));
    }

    private Desk expired() {
        var now = Instant.now().getEpochSecond();
        return anybody.withToken(OwnKeyTokens.like(
                suite,
                desks.get(Caller.ADMINISTRATOR).token(),
                claims -> claims.put("iat", now - 1000).put("exp", now - 100)));
    }

    /** No dialect that is built yet makes such an agent: it is written where directory-service and those who follow it look. */
    private void letSeeAllDepartments(String user) {
        var replica = "UPDATE user_replica SET body = jsonb_set(body, '{all_departments}', 'true') WHERE id = ?";
        Map.of(
                        "directory", "UPDATE staff_user SET all_departments = true WHERE id = ?::uuid",
                        "ticket", replica,
                        "messaging", replica)
                .forEach((service, sql) ->
                        Awaitility.await().untilAsserted(() -> assertEquals(1, update(service, sql, user), service)));
    }

    private int update(String service, String sql, String id) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.jdbcUrl(service));
                var update = connection.prepareStatement(sql)) {
            update.setString(1, id);
            return update.executeUpdate();
        }
    }

    private Desk deletedUser() {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        var person = administrator.createUser("administrator");
        var desk = anybody.login(person.email(), Desk.PASSWORD);
        administrator.delete("/api/users/" + person.id()).statusCode(200);
        return desk;
    }

    private String refreshToken() {
        return anybody.tryLogin(suite.adminEmail(), suite.adminPassword())
                .statusCode(200)
                .extract()
                .path("data.refresh_token");
    }
}
