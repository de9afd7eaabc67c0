package dev.hoopoe.local.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** The event topics of the suite, read from one resource file. */
record TopicPlan(List<EventTopic> topics) {

    /** A topic of one aggregate's events, and the services that consume it. */
    record EventTopic(String name, int partitions, List<String> consumers) {}

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
            topics.add(new EventTopic(name, Integer.parseInt(words.get(0)), words.subList(1, words.size())));
        }
        return new TopicPlan(topics);
    }
}
