package dev.hoopoe.local.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** The event topics of the suite, read from one resource file. */
record TopicPlan(List<EventTopic> topics) {

    private static final int PARTITIONS = 0;
    private static final int PRODUCERS = 1;
    private static final int FIRST_CONSUMER = 2;

    /** A topic of one aggregate's events, the services that write it, and those that consume it. */
    record EventTopic(String name, int partitions, Set<String> producers, List<Consumer> consumers) {}

    /** A consumer of a topic: a service, or messaging-service's feed. */
    record Consumer(String topic, String name) {

        String service() {
            return name.equals("feed") ? "messaging" : name;
        }

        /** The dead-letter topic of this consumer. */
        String deadLetters() {
            return topic + ".dlq." + name;
        }
    }

    static TopicPlan read() {
        Properties lines = new Properties();
        try (InputStream file = TopicPlan.class.getResourceAsStream("topics.properties")) {
            lines.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<EventTopic> topics = new ArrayList<>();
        for (String name : lines.stringPropertyNames()) {
            List<String> words = Arrays.asList(lines.getProperty(name).trim().split("\\s+", -1));
            topics.add(new EventTopic(
                    name,
                    Integer.parseInt(words.get(PARTITIONS)),
                    Set.of(words.get(PRODUCERS).split(",", -1)),
                    words.subList(FIRST_CONSUMER, words.size()).stream()
                            .map(consumer -> new Consumer(name, consumer))
                            .toList()));
        }
        return new TopicPlan(topics);
    }
}
