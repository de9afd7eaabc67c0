package dev.hoopoe.common.list;

import java.util.List;
import java.util.Optional;

/** The rows of one list, as a query finds them. */
public interface ListRows<R> {

    /** How many there are. */
    long count();

    /** Some of them, in the slice's order. */
    List<R> read(ListSlice slice);

    /**
     * As {@link #read}, for a slice without a condition that many rows come before, together with the total; empty where no
     * counts are kept that lead there.
     */
    default Optional<CountedRows<R>> readFar(ListSlice slice) {
        return Optional.empty();
    }
}
