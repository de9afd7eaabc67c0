package dev.hoopoe.common.list;

import java.util.List;

/** Some rows of a list and how many rows it has in all, both as of the same moment. */
public record CountedRows<R>(long total, List<R> rows) {

    public CountedRows {
        rows = List.copyOf(rows);
    }
}
