package dev.hoopoe.common.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** How many records are handled together. */
class RecordPartsTest {

    @Test
    void hundredSmallRecordsAtMost() {
        assertEquals(List.of(100, 100, 1), sizes(records(201, 10)));
    }

    @Test
    void aMegabyteOfValuesAtMost() {
        assertEquals(List.of(2, 2, 1), sizes(records(5, 500_000)));
    }

    @Test
    void recordThatIsLargerIsAlone() {
        assertEquals(List.of(1, 1), sizes(records(2, 2_000_000)));
    }

    @Test
    void recordsKeepTheirOrderAndNoneIsLost() {
        var records = records(250, 1);

        assertEquals(
                records, RecordParts.of(records).stream().flatMap(List::stream).toList());
    }

    @Test
    void tombstonesHaveNoSizeAndNothingHasNoParts() {
        assertEquals(List.of(1), sizes(List.of(new ConsumerRecord<>("topic", 0, 0, "key", null))));
        assertEquals(List.of(), sizes(List.of()));
    }

    private static List<Integer> sizes(List<ConsumerRecord<String, byte[]>> records) {
        return RecordParts.of(records).stream().map(List::size).toList();
    }

    private static List<ConsumerRecord<String, byte[]>> records(int number, int bytes) {
        return IntStream.range(0, number)
                .mapToObj(offset -> new ConsumerRecord<>("topic", 0, offset, "key", new byte[bytes]))
                .toList();
    }
}
