package dev.hoopoe.bench.broker;

import dev.hoopoe.local.kafka.KafkaConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The suite's Kafka, with a topic that no service reads: the benchmarks' own, emptied when it is closed. */
public final class Broker implements AutoCloseable {

    /** What the topic's records are about: the relay would call the topic so too. */
    public static final String AGGREGATE = "bench";

    public static final String TOPIC = AGGREGATE + ".events.v1";

    /** As many as the topics of events have. */
    private static final int PARTITIONS = 6;

    private static final short BROKERS_DEFAULT = -1;
    private static final long UP_TO_THE_END = -1;

    private final KafkaConnection connection;
    private final Admin admin;

    /** Makes the topic if no benchmark has before, and lets ticket-service's relay write it. */
    public Broker(KafkaConnection connection) {
        this.connection = connection;
        this.admin = Admin.create(connection.properties());
        if (!get(admin.listTopics().names()).contains(TOPIC)) {
            get(admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, BROKERS_DEFAULT)))
                    .all());
        }
        get(admin.createAcls(List.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, TOPIC, PatternType.LITERAL),
                        new AccessControlEntry("User:ticket", "*", AclOperation.WRITE, AclPermissionType.ALLOW))))
                .all());
    }

    public KafkaConnection connection() {
        return connection;
    }

    /** How many records were ever published on the topic. */
    public long records() {
        return ends(partitions()).values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many records the services have not taken in yet, over all of their consumer groups; some seconds behind the truth. */
    public long waiting() {
        long waiting = 0;
        for (GroupListing group : get(admin.listGroups().all())) {
            Map<TopicPartition, OffsetAndMetadata> read =
                    get(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata());
            Map<TopicPartition, Long> ends = ends(read.keySet());
            waiting += read.entrySet().stream()
                    .mapToLong(
                            entry -> ends.get(entry.getKey()) - entry.getValue().offset())
                    .sum();
        }
        return waiting;
    }

    /** The topic stays: an outbox may hold events for it still, which would hold back all that come after them. */
    @Override
    public void close() {
        try (admin) {
            get(admin.deleteRecords(partitions().stream()
                            .collect(Collectors.toMap(
                                    partition -> partition, all -> RecordsToDelete.beforeOffset(UP_TO_THE_END))))
                    .all());
        }
    }

    private static List<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList();
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        Map<TopicPartition, ListOffsetsResultInfo> found = get(admin.listOffsets(partitions.stream()
                        .collect(Collectors.toMap(partition -> partition, end -> OffsetSpec.latest())))
                .all());
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
