package dev.hoopoe.common.list;

import java.util.List;

/** The rows of one list, as a query finds them. */
public interface ListRows<R> {

    /** How many there are. */
    long count();

    /** Some of them, in the slice's order. */
    List<R> read(ListSlice slice);
}
