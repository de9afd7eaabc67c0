package dev.hoopoe.common.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TwoReplicas;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A replica whose table was emptied is read again from its topic, by each process its own partitions. */
@QuarkusTest
class ReplicaRebuildTest {

    private static final TopicPartition PARTITION = new TopicPartition("sample.events.v1", 0);

    private final AllAccounts database = new AllAccounts();

    @Inject
    ReplicaStore store;

    @Test
    void newTableIsBuiltFromTheTopicsBeginningOnceEvenIfItStaysEmpty() throws SQLException {
        empty("spare_replica");
        var rebuild = new ReplicaRebuild(store, "spare_replica") {};

        assertEquals(0L, positionAfterAssignment(rebuild, List.of(PARTITION)));
        assertEquals(7L, positionAfterAssignment(rebuild, List.of(PARTITION)));

        empty("spare_replica");
        assertEquals(0L, positionAfterAssignment(rebuild, List.of(PARTITION)));
    }

    /** Cooperative assignment names only the added partitions, of which there may be none. */
    @Test
    void partitionsThatStayAreReadAgainToo() throws SQLException {
        empty("spare_replica");
        var rebuild = new ReplicaRebuild(store, "spare_replica") {};

        assertEquals(0L, positionAfterAssignment(rebuild, List.of()));
        assertEquals(7L, positionAfterAssignment(rebuild, List.of()));
    }

    @Test
    void emptiedTableIsDueUntilThisProcessHasReadItsPartitionsAlthoughAnotherHasReadIts() throws SQLException {
        empty("spare_replica");
        var rebuild = new ReplicaRebuild(store, "spare_replica") {};
        var ofAnotherProcess = new ReplicaRebuild(store, "spare_replica") {};
        assertFalse(rebuild.isDue());

        positionAfterAssignment(ofAnotherProcess, List.of(PARTITION));

        assertTrue(rebuild.isDue());
        try (var consumer = consumer()) {
            rebuild.rebuild(consumer, consumer.assignment());
            assertEquals(0L, consumer.position(PARTITION));
        }
        assertFalse(rebuild.isDue());
        assertFalse(rebuild.isDue());
    }

    /** Its partitions go to another process, which reads on from the offsets of the group. */
    @Test
    @TwoReplicas(ReplicaWatch.class)
    void processThatIsKilledDuringARebuildLeavesTheBeginningToTheNext() throws SQLException {
        empty("spare_replica");
        var rebuild = new ReplicaRebuild(store, "spare_replica") {};

        try (var consumer = consumer()) {
            consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(7)));
            rebuild.onPartitionsAssigned(consumer, List.of(PARTITION));

            assertEquals(
                    0L, consumer.committed(Set.of(PARTITION)).get(PARTITION).offset());
        }
    }

    @Test
    void rebuildIsReadingUntilItIsWhereTheTopicEndedWhenItBegan() throws SQLException {
        empty("spare_replica");
        var rebuild = new ReplicaRebuild(store, "spare_replica") {};
        assertFalse(rebuild.mayBeReading());

        positionAfterAssignment(rebuild, List.of(PARTITION));

        assertTrue(rebuild.isReading(Map.of(PARTITION, 6L)));
        assertFalse(rebuild.isReading(Map.of(PARTITION, 7L)));
        assertFalse(rebuild.mayBeReading());
    }

    private void empty(String table) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.createStatement()) {
            delete.executeUpdate("DELETE FROM " + table);
        }
    }

    private long positionAfterAssignment(ReplicaRebuild rebuild, List<TopicPartition> added) {
        try (var consumer = consumer()) {
            rebuild.onPartitionsAssigned(consumer, added);
            return consumer.position(PARTITION);
        }
    }

    /** A consumer of one partition, at its end. */
    private static MockConsumer<String, byte[]> consumer() {
        var consumer = new MockConsumer<String, byte[]>("earliest");
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 7L));
        consumer.seek(PARTITION, 7);
        return consumer;
    }
}
