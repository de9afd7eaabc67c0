package dev.hoopoe.ticket.testing;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells {@link DirectoryNeighbour} what to answer in one account. */
public final class DirectoryAnswers {

    private final String account;

    public DirectoryAnswers(String account) {
        this.account = account;
    }

    public void user(UUID id, String type, boolean allDepartments, boolean active, Set<Long> departments) {
        put("users/" + id, 0, userSnapshot(id, type, allDepartments, active, departments));
    }

    /** As {@link #user}; also found by that number. */
    public void user(UUID id, long number, String type, boolean allDepartments, boolean active, Set<Long> departments) {
        var snapshot = new HashMap<>(userSnapshot(id, type, allDepartments, active, departments));
        snapshot.put("number", number);
        put("users/" + id, 0, snapshot);
        put("users/number/" + number, 0, snapshot);
    }

    public void client(UUID id) {
        put("clients/" + id, 0, Map.of("id", id, "name", "Ada", "data", Map.of()));
    }

    /** As {@link #client}; also found by that number. */
    public void client(UUID id, long number) {
        var snapshot = Map.of("id", id, "number", number, "name", "Ada", "data", Map.of());
        put("clients/" + id, 0, snapshot);
        put("clients/number/" + number, 0, snapshot);
    }

    public void client(UUID id, String name, String email) {
        put("clients/" + id, 0, clientSnapshot(id, name, email));
    }

    /** A client with a profile in Netia. */
    public void visitor(UUID id) {
        client(id);
        put("customers/" + id, 0, Map.of("id", id, "name", "Ada", "data", Map.of()));
    }

    /** A client who was merged into another one, which is answered in its place. */
    public void mergedClient(UUID id, UUID survivor) {
        put("clients/" + id, 0, clientSnapshot(survivor, "Survivor", "survivor@example.com"));
    }

    /** The client that stands for a user. */
    public void clientOfUser(UUID user, UUID client, String name, String email) {
        put("users/" + user + "/client", 0, clientSnapshot(client, name, email));
    }

    public void department(long id) {
        put("departments/" + id, 0, Map.of("id", id, "name", "Department " + id));
    }

    /** The attributes defined for tickets, each as name, type, rules and visibility. */
    public void attributes(List<Map<String, Object>> snapshots) {
        send(
                "attributes/ticket",
                snapshots.stream()
                        .map(snapshot -> Map.of("sequence", 0, "snapshot", snapshot))
                        .toList());
    }

    public static Map<String, Object> attributeSnapshot(
            String name, String type, String validation, String visibility) {
        return Map.of(
                "scope", "ticket",
                "name", name,
                "data_type", type,
                "validation", validation,
                "title", name,
                "visibility", visibility);
    }

    /** From now on the connection breaks when this is asked for. */
    public void silent(String what) {
        behave(what, DirectoryNeighbour.SILENT);
    }

    /** From now on asking for this is answered with status 500. */
    public void broken(String what) {
        behave(what, DirectoryNeighbour.BROKEN);
    }

    public int timesAskedFor(String what) {
        var asked = given().header("X-Hoopoe-Account", account).head(url(what)).header(DirectoryNeighbour.ASKED_HEADER);
        return Integer.parseInt(asked);
    }

    public static Map<String, Object> userSnapshot(
            UUID id, String type, boolean allDepartments, boolean active, Set<Long> departments) {
        return Map.of(
                "id", id,
                "type", type,
                "all_departments", allDepartments,
                "active", active,
                "department_ids", List.copyOf(departments));
    }

    private static Map<String, Object> clientSnapshot(UUID id, String name, String email) {
        return Map.of("id", id, "name", name, "email", email, "data", Map.of());
    }

    private void put(String what, long sequence, Map<String, ?> snapshot) {
        send(what, Map.of("sequence", sequence, "snapshot", snapshot));
    }

    private void send(String what, Object answer) {
        given().header("X-Hoopoe-Account", account)
                .contentType("application/json")
                .body(answer)
                .put(url(what))
                .then()
                .statusCode(204);
    }

    private void behave(String what, String behaviour) {
        given().header("X-Hoopoe-Account", account)
                .contentType("text/plain")
                .body(behaviour)
                .put(url(what))
                .then()
                .statusCode(204);
    }

    private static String url(String what) {
        return ConfigProvider.getConfig().getValue("hoopoe.directory.url", String.class) + "/internal/" + what;
    }
}
