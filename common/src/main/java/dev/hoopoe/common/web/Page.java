package dev.hoopoe.common.web;

import java.util.List;
import java.util.function.Function;

/** One page of a list: {@code page} is 1-based, {@code limit} the size asked for, {@code total} the exact count of all rows. */
public record Page<T>(int page, int limit, long total, List<T> data) {

    public static <T> Page<T> of(PageRequest request, long total, List<T> data) {
        return new Page<>(request.page(), request.limit(), total, data);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(page, limit, total, data.stream().<R>map(mapping).toList());
    }
}
