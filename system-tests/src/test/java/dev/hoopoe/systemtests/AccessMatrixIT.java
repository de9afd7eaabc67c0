package dev.hoopoe.systemtests;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import dev.hoopoe.systemtests.AccessMatrix.Caller;
import dev.hoopoe.systemtests.AccessMatrix.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation, asked by every kind of caller, through the gateway and past it; and no operation without a row. */
@ExtendWith(RunningSuite.class)
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

    @BeforeEach
    void gatherCallers() {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        var department = administrator.createDepartment("Matrix " + System.nanoTime());
        var another = administrator.createDepartment("Other " + System.nanoTime());
        people.put(Caller.MEMBER, administrator.createUser("agent", department));
        people.put(Caller.STRANGER, administrator.createUser("agent", another));
        people.put(Caller.ASSIGNEE, administrator.createUser("agent", another));
        people.put(Caller.ADMINISTRATOR, administrator.createUser("administrator"));
        desks.put(Caller.NOBODY, anybody);
        people.forEach((caller, person) -> desks.put(caller, anybody.login(person.email(), Desk.PASSWORD)));
        desks.put(Caller.FOREIGN_ADMINISTRATOR, SecondAccount.administrator(suite, anybody));
        things = new FreshThings(
                administrator, department, people.get(Caller.ASSIGNEE).id());
    }

    @Test
    void everyCallerGetsWhatTheTableSaysFromTheGateway() {
        var wrong = new ArrayList<String>();
        for (var row : AccessMatrix.rows()) {
            for (var caller : Caller.values()) {
                check(row, caller.name(), row.statusFor(caller), asking(row, caller), wrong);
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void everyServiceHoldsToTheTableByItself() {
        var wrong = new ArrayList<String>();
        for (var row : AccessMatrix.rows()) {
            var service = serviceOf(row);
            for (var caller : service.isPresent() ? Caller.values() : new Caller[0]) {
                if (caller != Caller.FOREIGN_ADMINISTRATOR || !row.needsNoToken()) {
                    var directly = asking(row, caller).movedTo(suite.url(service.get()));
                    check(row, caller + " past the gateway", row.statusFor(caller), directly, wrong);
                }
            }
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void tokensThatAreWorthNothingOpenNothing() {
        var worthless = Map.of(
                "deleted user", deletedUser(),
                "forged token",
                        anybody.withToken(desks.get(Caller.ADMINISTRATOR).token() + "x"),
                "refresh token", anybody.withToken(refreshToken()));
        var wrong = new ArrayList<String>();
        for (var row : AccessMatrix.rows()) {
            worthless.forEach((who, desk) -> {
                if (!row.needsNoToken()) {
                    check(row, who, 401, desk, wrong);
                }
            });
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void everyOperationOfTheDeskHasItsRow() {
        Map<String, Map<String, ?>> paths =
                anybody.get("/openapi").statusCode(200).extract().path("paths");
        var operations = paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{[^}]*}", "{}")))
                .collect(Collectors.toCollection(TreeSet::new));
        var rows = AccessMatrix.rows().stream().map(Row::operation).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(String.join("\n", rows), String.join("\n", operations));
    }

    private Desk asking(Row row, Caller caller) {
        if (!row.ownSession() || caller == Caller.NOBODY) {
            return desks.get(caller);
        }
        return caller == Caller.FOREIGN_ADMINISTRATOR
                ? SecondAccount.administrator(suite, anybody)
                : anybody.login(people.get(caller).email(), Desk.PASSWORD);
    }

    private void check(Row row, String who, int expected, Desk desk, List<String> wrong) {
        var filled = things.fill(row.path(), row.body());
        var request = desk.request();
        if (filled.body() != null) {
            request.body(filled.body());
        }
        var status = request.request(row.method(), filled.path()).statusCode();
        if (status != expected) {
            wrong.add(row + " by " + who + ": " + status + " instead of " + expected);
        }
    }

    /** The service that offers the operation; none for what the gateway answers itself. */
    private Optional<String> serviceOf(Row row) {
        for (var service : List.of("auth", "directory", "ticket", "messaging")) {
            Map<String, Map<String, ?>> paths = given().baseUri(suite.url(service))
                    .get("/q/openapi?format=json")
                    .path("paths");
            var offered = paths.entrySet().stream()
                    .filter(path -> path.getValue().containsKey(row.method().toLowerCase(Locale.ROOT)))
                    .anyMatch(
                            path -> row.operation().endsWith(" " + path.getKey().replaceAll("\\{[^}]*}", "{}")));
            if (offered) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
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
