package dev.hoopoe.local.kafka;

import dev.hoopoe.local.process.StartRefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that a broker lacks; those it has are left as they are. */
public final class Topics {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;
    private static final Duration COMPACTION_LAG = Duration.ofDays(7);
    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);
    private static final short BROKERS_DEFAULT = -1;

    private final KafkaConnection connection;

    public Topics(KafkaConnection connection) {
        this.connection = connection;
    }

    /** The names of the event topics, without those of dead letters. */
    public static List<String> eventTopics() {
        return TopicPlan.read().topics().stream()
                .map(TopicPlan.EventTopic::name)
                .sorted()
                .toList();
    }

    /** The partitions of the event topic that has the fewest, unless a number is set. */
    public static int leastPartitions() {
        return TopicPlan.read().topics().stream()
                .mapToInt(TopicPlan.EventTopic::partitions)
                .min()
                .orElseThrow();
    }

    /**
     * Creates missing topics, with this number of partitions per event topic if given; returns their names when the broker
     * serves them.
     */
    public Set<String> createMissing(OptionalInt partitions) {
        try (Admin admin = Admin.create(connection.properties())) {
            Set<String> present = served(admin);
            List<NewTopic> missing = planned(partitions).stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Set<String> created = missing.stream().map(NewTopic::name).collect(Collectors.toUnmodifiableSet());
            awaitServed(admin, created);
            return created;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return Set.of();
            }
            throw refused(e.getCause());
        } catch (TimeoutException e) {
            throw refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(e);
        }
    }

    /** A topic is created when the controller has noted it; the broker learns of it a little later. */
    private static void awaitServed(Admin admin, Set<String> names)
            throws ExecutionException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!served(admin).containsAll(names)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The broker does not serve them yet");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static Set<String> served(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        return admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private StartRefusedException refused(Throwable cause) {
        return new StartRefusedException(
                "Cannot create the topics on Kafka at " + connection.bootstrapServers() + ": " + cause.getMessage(),
                cause);
    }

    private static List<NewTopic> planned(OptionalInt partitions) {
        String largest = Integer.toString(KafkaBroker.LARGEST_MESSAGE);
        List<NewTopic> topics = new ArrayList<>();
        for (TopicPlan.EventTopic topic : TopicPlan.read().topics()) {
            topics.add(new NewTopic(topic.name(), partitions.orElse(topic.partitions()), BROKERS_DEFAULT)
                    .configs(Map.of(
                            "cleanup.policy",
                            "compact",
                            "min.compaction.lag.ms",
                            Long.toString(COMPACTION_LAG.toMillis()),
                            "max.message.bytes",
                            largest)));
            for (TopicPlan.Consumer consumer : topic.consumers()) {
                topics.add(new NewTopic(consumer.deadLetters(), 1, BROKERS_DEFAULT)
                        .configs(Map.of(
                                "cleanup.policy",
                                "delete",
                                "retention.ms",
                                Long.toString(DEAD_LETTER_RETENTION.toMillis()),
                                "max.message.bytes",
                                largest)));
            }
        }
        return topics;
    }
}
