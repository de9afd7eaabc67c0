package dev.hoopoe.common.web;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list: {@code page} is 1-based, {@code limit} the size asked for, {@code total} the exact count of all rows
 * (null when it was not asked for), {@code nextCursor} where to go on (null on the last page).
 */
public record Page<T>(
        int page,
        int limit,
        @Schema(nullable = true) Long total,
        @Schema(nullable = true) String nextCursor,
        List<T> data) {

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return with(data.stream().<R>map(mapping).toList());
    }

    /** The same page, shown by other data. */
    public <R> Page<R> with(List<R> other) {
        return new Page<>(page, limit, total, nextCursor, other);
    }
}
