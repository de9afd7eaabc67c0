package dev.hoopoe.common.dialect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A list of any length for a contract without pages. The first batch is read immediately, so that an error can still
 * become a status; further batches are read while the response is written, so that few rows are in memory. Written as
 * a JSON array.
 *
 * @param <T> an element as it is written
 */
public final class StreamedList<T> implements Iterable<T> {

    private static final int BATCH = 500;

    private final Batches<?, T> batches;

    private StreamedList(Batches<?, T> batches) {
        this.batches = batches;
    }

    /**
     * Reads the first rows.
     *
     * @param after reads at most the given number of rows after a row, or the first rows for null; each call opens
     *     its own transaction
     * @param shape converts a row to an element
     */
    public static <R, T> StreamedList<T> read(BiFunction<R, Integer, List<R>> after, Function<R, T> shape) {
        return new StreamedList<>(new Batches<>(after, shape, after.apply(null, BATCH)));
    }

    /** True when the list has no row. */
    public boolean hasNone() {
        return batches.first().isEmpty();
    }

    @Override
    public Iterator<T> iterator() {
        return batches.walk();
    }

    private record Batches<R, T>(BiFunction<R, Integer, List<R>> after, Function<R, T> shape, List<R> first) {

        Iterator<T> walk() {
            return new Walk<>(this);
        }
    }

    private static final class Walk<R, T> implements Iterator<T> {

        private final Batches<R, T> batches;
        private final Deque<R> rows;
        private boolean whole;

        Walk(Batches<R, T> batches) {
            this.batches = batches;
            this.rows = new ArrayDeque<>(batches.first());
            this.whole = rows.size() == BATCH;
        }

        @Override
        public boolean hasNext() {
            return !rows.isEmpty();
        }

        @Override
        public T next() {
            if (rows.isEmpty()) {
                throw new NoSuchElementException();
            }
            var row = rows.remove();
            if (rows.isEmpty() && whole) {
                rows.addAll(batches.after().apply(row, BATCH));
                whole = rows.size() == BATCH;
            }
            return batches.shape().apply(row);
        }
    }
}
