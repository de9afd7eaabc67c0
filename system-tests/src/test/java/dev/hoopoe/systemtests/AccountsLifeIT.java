package dev.hoopoe.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An account is opened, used, suspended, resumed and deleted by {@code ./hoopoe account}, while another one goes on. */
@ExtendWith(RunningSuite.class)
class AccountsLifeIT {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration IN_TIME = Duration.ofSeconds(30);
    private static final List<String> SERVICES = List.of("auth", "directory", "ticket", "messaging");

    /** The beginning of a GIF, in Base64. */
    private static final Map<String, String> GIF =
            Map.of("image_name", "a.gif", "image_type", "image/gif", "image_content", "R0lGODlh");

    private final Suite suite;
    private final ApiClient anybody;
    private final String account = "life-" + UUID.randomUUID();
    private final String email = account + "@example.com";

    AccountsLifeIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    /** A caller and what the caller reads. */
    private record Access(ApiClient caller, String path) {

        int status() {
            return caller.get(path).extract().statusCode();
        }
    }

    @Test
    void accountIsOpenedUsedSuspendedResumedAndDeletedWhileAnotherGoesOn() throws Exception {
        var other = SecondAccount.administrator(suite, anybody);
        var otherTicket = other.openTicket(other.createClient("Other"), null);
        AccountCommands.run(ApiClient.PASSWORD, "open", account, "--name", "Life", "--email", email);
        assertTrue(AccountCommands.run("", "list").matches("(?s).*" + account + " +\\S+ +active +Life +none\\R.*"));

        var administrator = anybody.login(email, ApiClient.PASSWORD);
        var accesses = accesses(administrator, use(administrator));
        assertEquals(List.of(200, 200, 200, 200), statuses(accesses));
        assertEquals(2, storedFiles().size());

        AccountCommands.run("", "suspend", account);
        awaitAccess(accesses, 401);
        awaitLogin(401);
        assertEquals(
                anybody.tryLogin(email, "wrong password").extract().asString(),
                anybody.tryLogin(email, ApiClient.PASSWORD).extract().asString());
        other.get("/api/tickets/" + otherTicket.id()).statusCode(200);

        AccountCommands.run("", "resume", account);
        awaitAccess(accesses, 200);
        awaitLogin(200);

        var told = AccountCommands.run(account, "delete", account);

        Stream.of("auth", "ticket", "messaging")
                .forEach(service -> assertTrue(told.contains("Removed by " + service + "-service"), told));
        assertTrue(told.contains("Account " + account + " is deleted"), told);
        assertEquals(List.of(401, 401, 401, 401), statuses(accesses));
        // The last tombstones leave the outbox a moment after their commit.
        await().atMost(IN_TIME).untilAsserted(() -> assertEquals(List.of(), tablesWith(account)));
        assertEquals(List.of(), storedFiles());
        assertFalse(tablesWith(RunningSuite.SECOND_ACCOUNT).isEmpty());
        other.get("/api/tickets/" + otherTicket.id()).statusCode(200);
        assertFalse(AccountCommands.run("", "list").contains(account));
    }

    private static void awaitAccess(List<Access> accesses, int status) {
        await().atMost(ONE_SECOND)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> statuses(accesses).stream().allMatch(found -> found == status));
    }

    /** auth-service learns of it by itself, and counts refused logins. */
    private void awaitLogin(int status) {
        await().atMost(IN_TIME)
                .pollInterval(ONE_SECOND)
                .until(() ->
                        anybody.tryLogin(email, ApiClient.PASSWORD).extract().statusCode() == status);
    }

    /** Rows in as many tables as one story makes; returns a ticket. */
    private int use(ApiClient administrator) {
        administrator.created("/api/webhooks", Map.of("url", "http://127.0.0.1:9/", "event_types", List.of("ticket")));
        var department = administrator.createDepartment("Life");
        var agent = administrator.createUser("agent", department);
        anybody.login(agent.email(), ApiClient.PASSWORD);
        administrator
                .post("/api/channels", Map.of("id", "phone", "name", "Phone"))
                .statusCode(201);
        administrator
                .post(
                        "/api/admin/attributes",
                        Map.of("scope", "ticket", "name", "floor", "data_type", "string", "title", "Floor"))
                .statusCode(201);
        var client = administrator.createClient("Ada");
        var tickets = new ArrayList<Integer>();
        await().atMost(IN_TIME)
                .until(() -> administrator
                                .post(
                                        "/api/tickets",
                                        Map.of("title", "First", "client_id", client, "channel_id", "phone"))
                                .extract()
                                .statusCode()
                        == 201);
        tickets.add(administrator
                .created(
                        "/api/tickets",
                        Map.of("title", "Fire", "client_id", client, "channel_id", "phone", "description", "Help"))
                .get("id")
                .intValue());
        var ticket = "/api/agent/tickets/" + tickets.get(0);
        // The first call from service to service may take longer than it may, while everything warms up.
        await().atMost(IN_TIME)
                .until(() -> administrator
                                .post(ticket + "/reply", Map.of("message", "Coming"))
                                .extract()
                                .statusCode()
                        == 200);
        administrator
                .put(ticket + "/tags", Map.of("tag_names", List.of("urgent")))
                .statusCode(200);
        administrator
                .post(
                        "/api/messages",
                        Map.of(
                                "ticket_id",
                                tickets.get(0),
                                "body",
                                "See there",
                                "file_ids",
                                List.of(upload(administrator))))
                .statusCode(201);
        administrator
                .post(
                        "/hcall/api/ticket/create",
                        Map.of("ticket_name", "Fire", "ticket_explain", "Help", "ticket_images", List.of(GIF)))
                .statusCode(200);
        administrator
                .post("/netia/api/customers", Map.of("customer", Map.of("external_id", "1")))
                .statusCode(201);
        return tickets.get(0);
    }

    private static String upload(ApiClient administrator) {
        return administrator
                .request()
                .contentType("multipart/form-data")
                .multiPart("file", "plan.txt", "Help".getBytes(UTF_8))
                .post("/api/files")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    /** Names of the account's files in the store. */
    private List<String> storedFiles() throws IOException {
        var folder = RunningSuite.DATA.resolve("files").resolve(account);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }

    /** One caller in each dialect, and one with an API key. */
    private List<Access> accesses(ApiClient administrator, int ticket) {
        String key = administrator
                .post("/auth/api-key", Map.of())
                .statusCode(200)
                .extract()
                .path("data.api_key");
        return List.of(
                new Access(administrator, "/api/tickets/" + ticket),
                new Access(anybody.withToken(key), "/api/tickets/" + ticket),
                new Access(
                        loggedIn("/hcall/api/auth/enter", "user_email", "user_password", "jwt_token"),
                        "/hcall/api/user/fetch?role=master"),
                new Access(
                        loggedIn("/omnidesk/api/login", "username", "password", "access_token"),
                        "/omnidesk/api/users"));
    }

    private ApiClient loggedIn(String path, String name, String password, String token) {
        return anybody.withToken(anybody.post(path, Map.of(name, email, password, ApiClient.PASSWORD))
                .statusCode(200)
                .extract()
                .path(token));
    }

    private static List<Integer> statuses(List<Access> accesses) {
        return accesses.stream().map(Access::status).toList();
    }

    /** The tables of all services that have a row of the account, as each database's catalog has them. */
    private List<String> tablesWith(String id) throws SQLException {
        var found = new ArrayList<String>();
        for (var service : SERVICES) {
            try (var connection = DriverManager.getConnection(suite.jdbcUrl(service));
                    var columns = connection.getMetaData().getColumns(null, "public", "%", "account_id")) {
                while (columns.next()) {
                    var table = columns.getString("TABLE_NAME");
                    try (var select =
                            connection.prepareStatement("SELECT 1 FROM \"" + table + "\" WHERE account_id = ?")) {
                        select.setString(1, id);
                        if (select.executeQuery().next()) {
                            found.add(service + "." + table);
                        }
                    }
                }
            }
        }
        return found;
    }
}
