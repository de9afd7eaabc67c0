package dev.hoopoe.common.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {

    private static final ListOrder<Long> ORDER =
            ListOrder.<Long>rising("numbers").by("n", SortType.NUMBER, number -> number);

    private final Numbers numbers = new Numbers();

    @ParameterizedTest
    @CsvSource({
        " 1, 10, 1,  10, true",
        " 3, 10, 21, 30, true",
        " 6, 10, 51, 60, true",
        " 9, 10, 81, 90, true",
        "10, 10, 91, 95, false",
        " 1, 95, 1,  95, false",
        " 1, 94, 1,  94, true",
        " 2, 94, 95, 95, false",
    })
    void pageIsTheSameFromEitherEnd(int page, int limit, long first, long last, boolean more) {
        numbers.upTo(95);

        var read = read(PageRequest.of(Integer.toString(page), Integer.toString(limit)));

        assertEquals(LongStream.rangeClosed(first, last).boxed().toList(), read.data());
        assertEquals(95L, read.total());
        assertEquals(more, read.nextCursor() != null);
        assertTrue(numbers.skipped <= 48, "skipped " + numbers.skipped);
    }

    @Test
    void pagePastTheEndIsEmpty() {
        numbers.upTo(20);

        var read = read(PageRequest.of("2", "20"));

        assertEquals(new Page<>(2, 20, 20L, null, List.of()), read);
    }

    @Test
    void walkMeetsEachRowOnceAndCountsThePages() {
        numbers.upTo(45);
        var page = read(PageRequest.of(null, "10"));
        var met = new ArrayList<>(page.data());

        while (page.nextCursor() != null) {
            numbers.removeFirst();
            numbers.add(-page.page());
            page = read(PageRequest.of("99", "10", page.nextCursor(), null));
            met.addAll(page.data());
        }

        assertEquals(LongStream.rangeClosed(1, 45).boxed().toList(), met);
        assertEquals(5, page.page());
        assertEquals(45L, page.total());
    }

    @Test
    void totalThatIsNotAskedForIsNotCounted() {
        numbers.upTo(45);

        var first = read(PageRequest.of("2", "20", null, "false"));
        var second = read(PageRequest.of(null, "20", first.nextCursor(), "false"));

        assertNull(first.total());
        assertNull(second.total());
        assertEquals(3, second.page());
        assertEquals(5, second.data().size());
        assertEquals(0, numbers.counted);
    }

    @Test
    void farPageIsFoundFromTheEndEvenWithoutATotal() {
        numbers.upTo(5_000);

        var read = read(PageRequest.of("50", "100", null, "false"));

        assertNull(read.total());
        assertEquals(5_000, read.data().get(99));
        assertEquals(0, numbers.skipped);
    }

    @ParameterizedTest
    @CsvSource({
        "0,    10, 1,    10,   0, 0",
        "1000, 10, 1001, 1010, 0, 1000",
        "1001, 10, 1002, 1011, 1, 1001",
        "4985, 10, 4986, 4995, 1, 5",
        "4995, 10, 4996, 5000, 1, 0",
        "5000, 10, 1,    0,    1, 0",
    })
    void sliceIsFoundFromTheNearerEndAndCountsForFarOnesAlone(
            long offset, int limit, long first, long last, int counted, long skipped) {
        numbers.upTo(5_000);

        var read = Listing.slice(offset, limit, ORDER, numbers);

        assertEquals(LongStream.rangeClosed(first, last).boxed().toList(), read);
        assertEquals(counted, numbers.counted);
        assertEquals(skipped, numbers.skipped);
    }

    @ParameterizedTest
    @CsvSource({
        " 50, 4901, 5000, 5000, false",
        " 12, 1101, 1200, 5000, true",
        " 51, 1,    0,    5000, false",
    })
    void farPageIsReadWithItsTotalWhereCountsLeadThere(int page, long first, long last, long total, boolean more) {
        numbers.upTo(5_000);
        numbers.counts = true;

        var read = read(PageRequest.of(Integer.toString(page), "100"));

        assertEquals(LongStream.rangeClosed(first, last).boxed().toList(), read.data());
        assertEquals(total, read.total());
        assertEquals(more, read.nextCursor() != null);
        assertEquals(read.data(), Listing.slice((page - 1) * 100L, 100, ORDER, numbers));
        assertEquals(0, numbers.counted);
        assertNull(read(PageRequest.of(Integer.toString(page), "100", null, "false"))
                .total());
    }

    @Test
    void nearPageIsReadWithoutSuchCounts() {
        numbers.upTo(5_000);
        numbers.counts = true;

        read(PageRequest.of("10", "100"));

        assertEquals(1, numbers.counted);
    }

    private Page<Long> read(PageRequest request) {
        return Listing.read(request, ORDER, numbers);
    }

    /** Rows as a database would find them. */
    private static final class Numbers implements ListRows<Long> {

        private final List<Long> all = new ArrayList<>();
        private boolean counts;
        private int counted;
        private long skipped;

        private void upTo(long last) {
            LongStream.rangeClosed(1, last).forEach(all::add);
        }

        private void add(long number) {
            all.add(number);
        }

        private void removeFirst() {
            all.remove(0);
        }

        @Override
        public long count() {
            counted++;
            return all.size();
        }

        @Override
        public List<Long> read(ListSlice slice) {
            skipped = slice.offset();
            var order = Comparator.<Long>naturalOrder();
            return all.stream()
                    .filter(number -> slice.after().isEmpty()
                            || number > (Long) slice.parameters().get("after0"))
                    .sorted(slice.order().equals("n ASC") ? order : order.reversed())
                    .skip(slice.offset())
                    .limit(slice.limit())
                    .toList();
        }

        @Override
        public Optional<CountedRows<Long>> readFar(ListSlice slice) {
            return counts ? Optional.of(new CountedRows<>(all.size(), read(slice))) : Optional.empty();
        }
    }
}
