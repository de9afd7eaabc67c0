package dev.hoopoe.common.dialect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A list without pages, however long, for a contract that knows none: its first rows are read at once, so that a refusal
 * is still told, further ones while the answer is written, a batch after the other, so that few are in memory. Written
 * as a JSON array.
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
     * @param after gives the rows after a row, null for the first of all, and no more than the given number; each call
     *     has to see to its own transaction
     * @param shape makes an element of a row
     */
    public static <R, T> StreamedList<T> read(BiFunction<R, Integer, List<R>> after, Function<R, T> shape) {
        return new StreamedList<>(new Batches<>(after, shape, after.apply(null, BATCH)));
    }

    /** True when there is nothing in it. */
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
