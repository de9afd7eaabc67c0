package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.Suite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A suite that is backed up while it is written to is the same in another folder with empty topics. */
@ExtendWith(RunningSuite.class)
@Isolated("It kills a process, and starts a second suite")
class BackupIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Topic, service and table of everything that others keep copies of. */
    private static final List<String[]> STATES = List.of(
            new String[] {"account.events.v1", "directory", "account"},
            new String[] {"attribute.events.v1", "directory", "custom_attribute"},
            new String[] {"channel.events.v1", "messaging", "channel"},
            new String[] {"client.events.v1", "directory", "client"},
            new String[] {"department.events.v1", "directory", "department"},
            new String[] {"session.events.v1", "auth", "session"},
            new String[] {"ticket.events.v1", "ticket", "ticket"},
            new String[] {"user.events.v1", "directory", "staff_user"});

    @TempDir
    Path folder;

    private final Suite suite;
    private final ApiClient anybody;

    BackupIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @Test
    void restoredSuiteAnswersAsBeforeAndGoesOn() throws Exception {
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        var account = RegisteredAccount.open(anybody);
        SecondAccount.awaitFirstChannel(account.api());
        var tour = tourOf(account);
        var ended = anybody.login(account.email(), ApiClient.PASSWORD);
        ended.post("/auth/logout", Map.of()).statusCode(200);
        var key = UUID.randomUUID().toString();
        var kept = createOnce(account.api(), key);
        // A webhook is told of what reaches the feed after its creation.
        await().atMost(SOON).until(() -> isInFeed(account.api(), kept));
        var backup = folder.resolve("suite.backup");
        try (var webhook = new WebhookReceiver(account.api(), "client.created")) {
            account.api().createClient("Told before");
            await().atMost(SOON).until(() -> webhook.bodies().size() == 1);
            var answers = tour.settled(account.api());
            var cursor = cursorOf(account.api());

            var underWay = backUpUnderLoad(administrator, backup);

            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
            var data = folder.resolve("restored");
            LauncherCommand.next(data, "restore", backup.toString()).run().successful();
            try (var restored = start(data)) {
                var api = account.api().movedTo(restored.gatewayUrl());
                assertSame(answers, tour.answers(api));
                ended.movedTo(restored.gatewayUrl()).get("/api/tickets").statusCode(401);
                assertEquals(kept, createOnce(api, key));
                assertAll(
                        () -> assertEverythingIsPublished(restored),
                        () -> assertEverythingIsInTheFeedOnce(restored, administrator, underWay));
                assertGoesOn(api, webhook, cursor);
            }
        }
    }

    @Test
    void suiteThatRunsAndFilesThatExistAreRefused() throws Exception {
        var backup = folder.resolve("suite.backup");
        LauncherCommand.next(RunningSuite.DATA, "backup", backup.toString())
                .run()
                .successful();
        var size = Files.size(backup);

        var again = LauncherCommand.next(RunningSuite.DATA, "backup", backup.toString())
                .run()
                .refused();
        var running = LauncherCommand.next(RunningSuite.DATA, "restore", backup.toString())
                .run()
                .refused();
        var stopped = LauncherCommand.next(
                        folder.resolve("none"), "backup", folder.resolve("b").toString())
                .run()
                .refused();

        assertTrue(again.contains("exists already"), again);
        assertEquals(size, Files.size(backup));
        assertTrue(running.contains("A suite already runs on"), running);
        assertTrue(stopped.contains("start it with ./hoopoe up"), stopped);
        assertFalse(Files.exists(folder.resolve("b")));
    }

    private RecordedTour tourOf(RegisteredAccount account) {
        var api = account.api();
        var department = api.createDepartment("Kept");
        var agent = api.createUser("agent", department);
        var marked = new MarkedThings(
                anybody, account, "mark" + UUID.randomUUID().toString().replace("-", ""));
        var further = new ArrayList<>(
                marked.lists().stream().map(path -> path.replace(" ", "%20")).toList());
        String link = api.request()
                .contentType("multipart/form-data")
                .multiPart("file", "note.txt", "To be kept".getBytes(StandardCharsets.UTF_8))
                .post("/api/files")
                .then()
                .statusCode(201)
                .extract()
                .path("data.url");
        further.add(link.substring(link.indexOf("/files/")));
        return RecordedTour.of(
                new FreshThings(api, department, agent.id(), anybody.login(agent.email(), ApiClient.PASSWORD)),
                further);
    }

    /**
     * Backs up while tickets are written, and an event is on its topic that the feed has not taken in: messaging-service was
     * killed before.
     *
     * @return the id of the client whom that event is about
     */
    private String backUpUnderLoad(ApiClient administrator, Path backup) throws Exception {
        try (var writers = new Writers(administrator, 2, Duration.ofMillis(50))) {
            await().atMost(SOON).until(() -> writers.acknowledged().size() > 20);
            suite.part("messaging").kill();
            try {
                var client = administrator.createClient("Under way");
                await().atMost(SOON).until(() -> count(suite, "directory", "SELECT count(*) FROM outbox") == 0);
                LauncherCommand.next(RunningSuite.DATA, "backup", backup.toString())
                        .run()
                        .successful();
                return client;
            } finally {
                suite.part("messaging").start();
            }
        }
    }

    private Suite start(Path data) {
        return Suite.builder()
                .dataDirectory(data)
                .javaOption("-XX:TieredStopAtLevel=1")
                .freePorts()
                // Answers name it.
                .variable("HOOPOE_BASE_URL", suite.gatewayUrl().replace("127.0.0.1", "localhost"))
                .variable("PASSWORD_SPECIAL", "False")
                .start();
    }

    private static void assertSame(Map<String, String> before, Map<String, String> after) {
        var differences = new TreeMap<String, String>();
        before.forEach((path, answer) -> {
            if (!answer.equals(after.get(path))) {
                differences.put(path, "\n  before " + answer + "\n  after  " + after.get(path) + "\n");
            }
        });
        assertEquals(Map.of(), differences);
        assertTrue(before.size() > 60, "The tour has only " + before.keySet());
    }

    /** The same request under the same key; the client's id. */
    private static String createOnce(ApiClient api, String key) {
        return api.request()
                .header("Idempotency-Key", key)
                .body(Map.of("name", "Once"))
                .post("/api/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    private static boolean isInFeed(ApiClient api, String client) {
        return !api.get("/api/events?types=client&subject=" + client)
                .statusCode(200)
                .extract()
                .<List<Object>>path("data.events")
                .isEmpty();
    }

    private static String cursorOf(ApiClient api) {
        return api.get("/api/events?limit=1000")
                .statusCode(200)
                .body("data.has_more", equalTo(false))
                .extract()
                .path("data.next_cursor");
    }

    private static void assertEverythingIsPublished(Suite restored) {
        for (var state : STATES) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertEquals(
                            count(restored, state[1], "SELECT count(*) FROM " + state[2]),
                            EventLog.read(restored, state[0]).stream()
                                    .filter(event ->
                                            "true".equals(event.headers().get("ce_republished")))
                                    .map(EventLog.Event::key)
                                    .distinct()
                                    .count(),
                            state[2]));
        }
    }

    private static void assertEverythingIsInTheFeedOnce(Suite restored, ApiClient administrator, String underWay) {
        var trails = new Trails(restored, administrator);
        var told = "dev.hoopoe.client.created.v1";
        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        1,
                        trails.feed().events().stream()
                                .filter(event -> event.type().equals(told)
                                        && event.thing().equals(underWay))
                                .count(),
                        "events of the client that was under way"));
        await().atMost(SOON).untilAsserted(() -> {
            var opened = trails.feed().events().stream()
                    .filter(event -> event.type().equals("dev.hoopoe.ticket.created.v1"))
                    .map(ObservedEvent::thing)
                    .toList();
            var missing = tickets(restored);
            opened.forEach(missing::remove);
            assertEquals(Set.of(), missing, "tickets that the feed does not tell of");
            assertEquals(opened.size(), new HashSet<>(opened).size(), "tickets that the feed tells of twice");
        });
    }

    private static Set<String> tickets(Suite restored) throws SQLException {
        try (var connection = DriverManager.getConnection(restored.jdbcUrl("ticket"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM ticket WHERE account_id = 'default'")) {
            var ids = new HashSet<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            assertFalse(ids.isEmpty());
            return ids;
        }
    }

    /** With the token and the cursor from before. */
    private static void assertGoesOn(ApiClient api, WebhookReceiver webhook, String cursor) {
        var client = api.createClient("After");
        var ticket = api.openTicket(client, null).id();
        api.created("/api/messages", Map.of("ticket_id", ticket, "body", "After"));

        api.get("/omnidesk/api/conversations/" + ticket + "/messages").statusCode(200);
        api.get("/netia/api/customers/" + client).statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        List.of("client.created", "message.created", "ticket.created", "ticket.message_added"),
                        api
                                .get("/api/events?limit=1000&after=" + cursor)
                                .statusCode(200)
                                .extract()
                                .<List<String>>path("data.events.type")
                                .stream()
                                .map(type -> type.replace("dev.hoopoe.", "").replace(".v1", ""))
                                .sorted()
                                .distinct()
                                .toList()));
        await().atMost(SOON).until(() -> webhook.bodies().size() == 2);
        assertTrue(webhook.bodies().get(1).contains(client), webhook.bodies().toString());
    }

    private static long count(Suite suite, String service, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.jdbcUrl(service));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
