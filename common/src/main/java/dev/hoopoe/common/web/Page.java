package dev.hoopoe.common.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list: {@code page} is 1-based, {@code limit} the size asked for, {@code total} the count of all rows (null when
 * it was not asked for), {@code totalIsExact} false when there are more than that, else null, {@code nextCursor} where to go on (null on the last page).
 */
public record Page<T>(
        int page,
        int limit,
        @Schema(nullable = true) Long total,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "False where the total is more than this; left out where it is exact")
        Boolean totalIsExact,

        @Schema(nullable = true) String nextCursor,
        List<T> data) {

    /** A page with an exact total, or none. */
    public Page(int page, int limit, Long total, String nextCursor, List<T> data) {
        this(page, limit, total, null, nextCursor, data);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return with(data.stream().<R>map(mapping).toList());
    }

    /** The same page, shown by other data. */
    public <R> Page<R> with(List<R> other) {
        return new Page<>(page, limit, total, totalIsExact, nextCursor, other);
    }
}
