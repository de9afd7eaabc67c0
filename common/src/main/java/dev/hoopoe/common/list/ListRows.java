package dev.hoopoe.common.list;

import java.util.List;
import java.util.Optional;

/** The rows of one list, as a query finds them. */
public interface ListRows<R> {

    /** The number of rows. */
    long count();

    /** The rows of the slice, in its order. */
    List<R> read(ListSlice slice);

    /**
     * As {@link #read}, for a slice with a large offset and no condition, together with the total; empty for lists
     * without counts by period.
     */
    default Optional<CountedRows<R>> readFar(ListSlice slice) {
        return Optional.empty();
    }
}
