package dev.hoopoe.common.event;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A batch of records in parts that are small enough to be in memory as JSON, and for one transaction. */
final class RecordParts {

    private static final int MAX_RECORDS = 100;

    /** Bytes of values; a single record may be larger. */
    private static final int MAX_BYTES = 1024 * 1024;

    private RecordParts() {}

    /** All records, in their order. */
    static List<List<ConsumerRecord<String, byte[]>>> of(Iterable<ConsumerRecord<String, byte[]>> messages) {
        var parts = new ArrayList<List<ConsumerRecord<String, byte[]>>>();
        List<ConsumerRecord<String, byte[]>> part = new ArrayList<>();
        var bytes = 0L;
        for (var message : messages) {
            var size = message.value() == null ? 0 : message.value().length;
            if (!part.isEmpty() && (part.size() == MAX_RECORDS || bytes + size > MAX_BYTES)) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(message);
            bytes += size;
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }
}
