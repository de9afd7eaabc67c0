package dev.hoopoe.bench.load;

import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.load.Clients.Client;
import dev.hoopoe.bench.load.Staff.Department;
import dev.hoopoe.local.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Fills an empty desk: staff, tags and clients through the API, tickets by SQL. */
public final class SampleDataLoad {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Suite suite;
    private final Progress progress;
    private final Clock clock;

    public SampleDataLoad(Suite suite, Progress progress, Clock clock) {
        this.suite = suite;
        this.progress = progress;
        this.clock = clock;
    }

    /** How many tickets a finished load has left; empty when there was none. */
    public OptionalInt tickets() throws SQLException {
        try (Connection connection = connect("ticket")) {
            return LoadMark.read(connection);
        }
    }

    /** Whether nobody has touched the desk: a load that was broken off has. */
    public boolean isUntouched() {
        return administrator()
                        .get("/api/users?type=agent&limit=1")
                        .path("total")
                        .longValue()
                == 0;
    }

    public void fill(int tickets) throws SQLException {
        ApiClient administrator = administrator();
        progress.step(Staff.DEPARTMENTS + " departments with " + Staff.AGENTS_EACH + " agents each");
        List<Department> departments = Staff.create(administrator, suite.adminPassword());
        List<Long> tags = IntStream.range(0, TicketLoad.TAGS)
                .mapToObj(number -> createTag(administrator, number))
                .toList();
        List<Client> clients = new Clients(Clients.countFor(tickets), administrator, progress).create();
        try (Connection connection = connect("ticket")) {
            awaitClients(clients.size(), connection);
            String account = text("SELECT account_id FROM client_replica WHERE NOT deleted LIMIT 1", connection);
            TicketRows rows = new TicketRows(account, tickets, departments, clients, tags, clock.instant());
            new TicketLoad(connection, progress).load(tickets, rows);
        }
        try (Connection connection = connect("directory");
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    /** The name of a tag, the most used being number 0. */
    public static String tag(int number) {
        return "topic-" + number;
    }

    private ApiClient administrator() {
        return ApiClient.at(suite.gatewayUrl()).login(suite.adminEmail(), suite.adminPassword());
    }

    private Connection connect(String service) throws SQLException {
        return DriverManager.getConnection(suite.jdbcUrl(service));
    }

    private static long createTag(ApiClient administrator, int number) {
        return administrator
                .post("/api/tags", Map.of("name", tag(number)))
                .path("id")
                .longValue();
    }

    private void awaitClients(int count, Connection connection) throws SQLException {
        progress.step("waiting until ticket-service knows the clients");
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (Integer.parseInt(text("SELECT count(*) FROM client_replica WHERE NOT deleted", connection)) < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("ticket-service does not get to know the clients");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static String text(String query, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
