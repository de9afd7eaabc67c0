package dev.hoopoe.common.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** Counts the events of each incoming channel's topic that could not be handled; from 0, so that an alert sees the first. */
@Startup
@Singleton
class DeadLetterMetrics {

    private static final Pattern TOPICS_OF_CHANNEL = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topics?");

    private final MeterRegistry meters;

    DeadLetterMetrics(MeterRegistry meters, Config config) {
        this.meters = meters;
        for (var name : config.getPropertyNames()) {
            if (TOPICS_OF_CHANNEL.matcher(name).matches()) {
                config.getValues(name, String.class).forEach(this::counter);
            }
        }
    }

    void count(String topic) {
        counter(topic).increment();
    }

    private Counter counter(String topic) {
        return Counter.builder("hoopoe.dead.letters")
                .description("Events that could not be handled and were sent to the topic's dead letters")
                .tag("topic", topic)
                .register(meters);
    }
}
