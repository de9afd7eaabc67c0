package dev.hoopoe.common.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedListTest {

    private final List<Integer> askedAfter = new ArrayList<>();

    record NumbersResponse(Iterable<String> numbers, boolean status) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 501, 1_000, 1_733})
    void everyRowIsThereOnceAndInOrder(int rows) {
        var list = numbersUpTo(rows);

        var read = StreamSupport.stream(list.spliterator(), false).toList();

        assertEquals(IntStream.rangeClosed(1, rows).mapToObj(n -> "n" + n).toList(), read);
        assertEquals(rows == 0, list.hasNone());
    }

    @Test
    void laterRowsAreReadWhenTheyAreReached() {
        var elements = numbersUpTo(1_200).iterator();
        assertEquals(1, askedAfter.size());

        IntStream.range(0, 501).forEach(n -> elements.next());

        assertEquals(2, askedAfter.size());
        assertEquals(500, askedAfter.get(1));
    }

    @Test
    void isWrittenAsAnArray() throws Exception {
        var body = new NumbersResponse(numbersUpTo(2), true);

        var json = new ObjectMapper().writeValueAsString(body);

        assertEquals("{\"numbers\":[\"n1\",\"n2\"],\"status\":true}", json);
        assertTrue(numbersUpTo(0).hasNone());
        assertFalse(numbersUpTo(2).hasNone());
    }

    private StreamedList<String> numbersUpTo(int last) {
        return StreamedList.<Integer, String>read(
                (after, most) -> {
                    askedAfter.add(after);
                    var from = after == null ? 1 : after + 1;
                    return IntStream.rangeClosed(from, Math.min(last, from + most - 1))
                            .boxed()
                            .toList();
                },
                number -> "n" + number);
    }
}
