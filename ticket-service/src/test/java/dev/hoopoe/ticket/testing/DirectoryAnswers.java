package dev.hoopoe.ticket.testing;

import static io.restassured.RestAssured.given;

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

    public void client(UUID id) {
        put("clients/" + id, 0, Map.of("id", id, "name", "Ada", "data", Map.of()));
    }

    public void department(long id) {
        put("departments/" + id, 0, Map.of("id", id, "name", "Department " + id));
    }

    /** From now on the connection breaks when this is asked for. */
    public void silent(String what) {
        send(what, DirectoryNeighbour.SILENT);
    }

    /** From now on asking for this is answered with status 500. */
    public void broken(String what) {
        send(what, DirectoryNeighbour.BROKEN);
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

    private void put(String what, long sequence, Map<String, ?> snapshot) {
        given().header("X-Hoopoe-Account", account)
                .contentType("application/json")
                .body(Map.of("sequence", sequence, "snapshot", snapshot))
                .put(url(what))
                .then()
                .statusCode(204);
    }

    private void send(String what, String behaviour) {
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
