package dev.hoopoe.common.event;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What every producer of events needs: records as large as the largest event, acknowledged by all brokers. */
public final class ProducerSettings {

    /** Bytes; the limit of an event, and the overhead of headers and batch. */
    private static final int MAX_RECORD = 34 * 1024 * 1024;

    private ProducerSettings() {}

    /**
     * Settings that may be added to.
     *
     * @param broker how to reach and log in to the broker
     */
    public static Map<String, Object> of(Map<String, Object> broker, String clientId) {
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MAX_RECORD);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }
}
