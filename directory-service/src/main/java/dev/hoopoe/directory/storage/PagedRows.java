package dev.hoopoe.directory.storage;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import java.util.List;

/** Reads the page that was asked for out of a query, with the exact count of all its rows. */
public final class PagedRows {

    private PagedRows() {}

    /** The page; past the last row it is empty. */
    public static <T> Page<T> of(PanacheQuery<T> query, PageRequest request) {
        var total = query.count();
        if (request.offset() >= total) {
            return Page.of(request, total, List.of());
        }
        var first = Math.toIntExact(request.offset());
        return Page.of(
                request, total, query.range(first, first + request.limit() - 1).list());
    }
}
