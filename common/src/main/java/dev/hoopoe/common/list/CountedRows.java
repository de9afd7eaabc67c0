package dev.hoopoe.common.list;

import java.util.List;

/** Rows of a list and the number of all its rows, both from one snapshot. */
public record CountedRows<R>(long total, List<R> rows) {

    public CountedRows {
        rows = List.copyOf(rows);
    }
}
