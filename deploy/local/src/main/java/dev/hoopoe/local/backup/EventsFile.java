package dev.hoopoe.local.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.kafka.UnconsumedRecords;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The events that were on topics and that not every consumer had taken in, one JSON object a line. */
final class EventsFile {

    static final String ENTRY = "events.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String INSERT = """
            INSERT INTO outbox (position, id, aggregatetype, aggregateid, type, account_id, sequence, occurred_at,
                traceparent, payload, tombstone, republished)
            OVERRIDING SYSTEM VALUE
            VALUES (?, ?::uuid, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?, ?)
            """;

    /** Before all positions that an outbox has given. */
    private static final long FIRST_POSITION = Long.MIN_VALUE / 2;

    private final Path file;

    EventsFile(Path file) {
        this.file = file;
    }

    /** Writes the records between the offsets. */
    void write(UnconsumedRecords records, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to)
            throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            Pending pending = new Pending(lines);
            records.read(from, to, pending::take);
            pending.write();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The event that was read last: the record after it in its partition may be its tombstone. */
    private static final class Pending {

        private final BufferedWriter lines;
        private EventRow event;

        Pending(BufferedWriter lines) {
            this.lines = lines;
        }

        void take(ConsumerRecord<String, byte[]> message) {
            if (message.value() == null && event != null && event.isOf(message)) {
                event = event.withTombstone();
                return;
            }
            write();
            event = EventRow.of(message).orElse(null);
        }

        void write() {
            if (event != null) {
                EventsFile.write(event, lines);
            }
        }
    }

    private static void write(EventRow row, BufferedWriter lines) {
        try {
            lines.write(JSON.writeValueAsString(row));
            lines.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the events of the service before all others in its outbox, so that they are published first; returns how many. */
    int insertOf(String service, Connection database) throws IOException, SQLException {
        try (BufferedReader lines = Files.newBufferedReader(file);
                PreparedStatement insert = database.prepareStatement(INSERT)) {
            long position = FIRST_POSITION;
            int inserted = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                EventRow row = JSON.readValue(line, EventRow.class);
                if (row.service().equals(service)) {
                    bind(insert, position++, row);
                    inserted += insert.executeUpdate();
                }
            }
            return inserted;
        }
    }

    private static void bind(PreparedStatement insert, long position, EventRow row) throws SQLException {
        insert.setLong(1, position);
        insert.setString(2, row.id());
        insert.setString(3, row.aggregate());
        insert.setString(4, row.aggregateId());
        insert.setString(5, row.type());
        insert.setString(6, row.accountId());
        insert.setLong(7, row.sequence());
        insert.setString(8, row.occurredAt());
        insert.setString(9, row.traceparent());
        insert.setString(10, row.payload());
        insert.setBoolean(11, row.tombstone());
        insert.setBoolean(12, row.republished());
    }
}
