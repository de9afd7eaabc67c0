package dev.hoopoe.common.testing.architecture.samples;

import org.apache.kafka.clients.producer.KafkaProducer;

/** Sends without the outbox. */
final class PublishesItself {

    private final KafkaProducer<String, byte[]> producer;

    PublishesItself(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    void flush() {
        producer.flush();
    }
}
