package dev.hoopoe.common.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The order of a list: columns that are all ascending or all descending, the last of them unique, so that every row
 * has one position. The columns are named as in the query that reads the rows, whether SQL or Hibernate's language.
 *
 * @param <R> a row as it was read
 */
public final class ListOrder<R> {

    private final String name;
    private final boolean falling;
    private final List<Column<R>> columns;

    private ListOrder(String name, boolean falling, List<Column<R>> columns) {
        this.name = name;
        this.falling = falling;
        this.columns = columns;
    }

    private record Column<R>(String name, SortType type, Function<R, Object> value) {}

    /** {@code name} distinguishes the cursors of this list from those of others. */
    public static <R> ListOrder<R> rising(String name) {
        return new ListOrder<>(name, false, List.of());
    }

    /** Descending. */
    public static <R> ListOrder<R> falling(String name) {
        return new ListOrder<>(name, true, List.of());
    }

    /** This order with one more column. */
    public ListOrder<R> by(String column, SortType type, Function<R, Object> value) {
        var more = new ArrayList<>(columns);
        more.add(new Column<>(column, type, value));
        return new ListOrder<>(name, falling, List.copyOf(more));
    }

    /** The ORDER BY list, for reading from the beginning or, reversed, from the end. */
    String clause(boolean turned) {
        var direction = falling == turned ? " ASC" : " DESC";
        return columns.stream().map(column -> column.name() + direction).collect(Collectors.joining(", "));
    }

    /** The condition of rows that come after a cursor. */
    String after() {
        var names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        var values = IntStream.range(0, columns.size())
                .mapToObj(i -> ":" + parameter(i))
                .collect(Collectors.joining(", "));
        return "(" + names + ") " + (falling ? "<" : ">") + " (" + values + ")";
    }

    /** The cursor after a row. */
    Cursor cursorAfter(R row, int page) {
        var values = columns.stream()
                .map(column -> column.value().apply(row).toString())
                .toList();
        return new Cursor(name, page, values);
    }

    /** Reads a cursor of this order; refuses any other. */
    Cursor cursor(String text) {
        var cursor = Cursor.of(text);
        if (!cursor.order().equals(name) || cursor.values().size() != columns.size()) {
            throw Cursor.refused();
        }
        return cursor;
    }

    /** The parameters of {@link #after}; refuses values that do not have the column's type. */
    Map<String, Object> parameters(Cursor cursor) {
        var parameters = new HashMap<String, Object>();
        for (var i = 0; i < columns.size(); i++) {
            parameters.put(parameter(i), value(i, cursor.values().get(i)));
        }
        return parameters;
    }

    private Object value(int column, String text) {
        try {
            return columns.get(column).type().read(text);
        } catch (RuntimeException e) {
            throw Cursor.refused();
        }
    }

    private static String parameter(int column) {
        return "after" + column;
    }
}
