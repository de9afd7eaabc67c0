package dev.hoopoe.bench.load;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies tickets into ticket-service's database in one transaction, with the note of what was loaded. */
public final class TicketLoad {

    static final int TAGS = 40;

    private static final int BATCH = 50_000;
    private static final int CHUNK = 64 * 1024;

    private final Connection connection;
    private final Progress progress;

    TicketLoad(Connection connection, Progress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    /** The external id of one of that many tickets. */
    public static String anExternalId(int tickets) {
        int id = tickets / 2;
        return TicketRows.externalId(id - id % TicketRows.EXTERNAL_EVERY);
    }

    void load(int tickets, TicketRows rows) throws SQLException {
        connection.setAutoCommit(false);
        SecondaryIndexes indexes = SecondaryIndexes.of("ticket", connection);
        SecondaryIndexes ofMessages = SecondaryIndexes.of("ticket_message", connection);
        indexes.drop();
        ofMessages.drop();
        for (int first = 1; first <= tickets; first += BATCH) {
            int last = Math.min(tickets, first + BATCH - 1);
            copy("COPY ticket (" + TicketRows.TICKET_COLUMNS + ") FROM STDIN", first, last, rows::writeTicket);
            copy("COPY ticket_message (" + MessageRows.COLUMNS + ") FROM STDIN", first, last, rows::writeMessages);
            copy("COPY ticket_tag (" + TicketRows.TAG_COLUMNS + ") FROM STDIN", first, last, rows::writeTags);
            progress.count("tickets", last, tickets);
        }
        indexes.create(progress);
        ofMessages.create(progress);
        goOnAfter(tickets);
        LoadMark.write(tickets, connection);
        connection.commit();
        connection.setAutoCommit(true);
        progress.step("vacuum and statistics");
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    private void copy(String command, int first, int last, BiConsumer<Integer, StringBuilder> row) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        StringBuilder rows = new StringBuilder();
        for (int id = first; id <= last; id++) {
            row.accept(id, rows);
            if (rows.length() > CHUNK || id == last) {
                byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                rows.setLength(0);
            }
        }
        copy.endCopy();
    }

    /** The next ticket that is opened gets the next id. */
    private void goOnAfter(int tickets) throws SQLException {
        try (PreparedStatement next =
                connection.prepareStatement("SELECT setval(pg_get_serial_sequence('ticket', 'id'), ?)")) {
            next.setLong(1, tickets);
            next.execute();
        }
    }
}
