package dev.hoopoe.common.list;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Reads a page by its cursor or its number. A page far from the beginning is read by counts per period where the list
 * has them, else from the nearer end of the list.
 */
public final class Listing<R> {

    /** Largest offset that is read from the beginning without counting the list. */
    private static final int NEAR = 1_000;

    private final ListOrder<R> order;
    private final ListRows<R> rows;
    private final PageRequest request;

    private Listing(ListOrder<R> order, ListRows<R> rows, PageRequest request) {
        this.order = order;
        this.rows = rows;
        this.request = request;
    }

    /**
     * The page; past the last row it is empty. Refuses a cursor that is not of this order as the field
     * {@code cursor}.
     */
    public static <R> Page<R> read(PageRequest request, ListOrder<R> order, ListRows<R> rows) {
        var listing = new Listing<>(order, rows, request);
        return request.cursor().map(order::cursor).map(listing::after).orElseGet(listing::numbered);
    }

    /**
     * Rows at an offset, for dialects without page numbers and totals; past the last row there are none. Rows are
     * counted only for a large offset, to read from the nearer end.
     */
    public static <R> List<R> slice(long offset, int limit, ListOrder<R> order, ListRows<R> rows) {
        var slice = new ListSlice("", Map.of(), order.clause(false), offset, limit);
        if (offset <= NEAR) {
            return rows.read(slice);
        }
        return rows.readFar(slice).map(CountedRows::rows).orElseGet(() -> fromTheNearerEnd(slice, order, rows));
    }

    private static <R> List<R> fromTheNearerEnd(ListSlice slice, ListOrder<R> order, ListRows<R> rows) {
        var count = rows.count();
        if (slice.offset() >= count) {
            return List.of();
        }
        return slice.offset() > count / 2
                ? fromTheEnd(count - slice.offset(), slice.limit(), order, rows)
                : rows.read(slice);
    }

    private Page<R> after(Cursor cursor) {
        var condition = order.parameters(cursor);
        var total = request.asksForTotal() ? rows.count() : null;
        return forward(cursor.page(), total, order.after(), condition, 0);
    }

    private Page<R> numbered() {
        var offset = request.offset();
        if (offset > NEAR) {
            return rows.readFar(new ListSlice("", Map.of(), order.clause(false), offset, request.limit() + 1))
                    .map(this::far)
                    .orElseGet(() -> fromTheNearerEnd(offset));
        }
        return request.asksForTotal() ? fromTheNearerEnd(offset) : forward(request.page(), null, "", Map.of(), offset);
    }

    private Page<R> far(CountedRows<R> counted) {
        return page(request.page(), request.asksForTotal() ? counted.total() : null, counted.rows());
    }

    private Page<R> fromTheNearerEnd(long offset) {
        var count = rows.count();
        var total = request.asksForTotal() ? count : null;
        if (offset >= count) {
            return new Page<>(request.page(), request.limit(), total, null, List.of());
        }
        return offset > count / 2 ? backward(count, total) : forward(request.page(), total, "", Map.of(), offset);
    }

    private Page<R> forward(int page, Long total, String after, Map<String, Object> parameters, long offset) {
        return page(
                page,
                total,
                rows.read(new ListSlice(after, parameters, order.clause(false), offset, request.limit() + 1)));
    }

    /** Rows with one more than the page has, which shows that another page follows. */
    private Page<R> page(int number, Long total, List<R> found) {
        var more = found.size() > request.limit();
        return page(number, total, more ? found.subList(0, request.limit()) : found, more);
    }

    private Page<R> backward(long count, Long total) {
        var left = count - request.offset();
        var found = fromTheEnd(left, request.limit(), order, rows);
        return page(request.page(), total, found, left > request.limit() && !found.isEmpty());
    }

    /** At most this number of rows; {@code left} rows remain from the first one on. */
    private static <R> List<R> fromTheEnd(long left, int most, ListOrder<R> order, ListRows<R> rows) {
        var limit = (int) Math.min(most, left);
        var found = new ArrayList<>(rows.read(new ListSlice("", Map.of(), order.clause(true), left - limit, limit)));
        Collections.reverse(found);
        return found;
    }

    private Page<R> page(int number, Long total, List<R> data, boolean more) {
        var next = more
                ? order.cursorAfter(data.get(data.size() - 1), after(number)).text()
                : null;
        return new Page<>(number, request.limit(), total, next, data);
    }

    private static int after(int page) {
        return page == Integer.MAX_VALUE ? page : page + 1;
    }
}
