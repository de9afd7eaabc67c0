package dev.hoopoe.common.testing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list as its callers do, two rows at a time, and gives a field of all its rows. */
public final class ListWalk {

    private final Function<String, ValidatableResponse> get;
    private final String list;
    private final String field;
    private final Runnable meanwhile;

    private ListWalk(Function<String, ValidatableResponse> get, String list, String field, Runnable meanwhile) {
        this.get = get;
        this.list = list;
        this.field = "data.data." + field;
        this.meanwhile = meanwhile;
    }

    /** {@code get} answers a path with its query; {@code list} is the path, with the query that narrows it if any. */
    public static ListWalk of(Function<String, ValidatableResponse> get, String list, String field) {
        return new ListWalk(get, list + (list.contains("?") ? "&" : "?") + "limit=2", field, () -> {});
    }

    /** Something that happens between any two pages. */
    public ListWalk meanwhile(Runnable happening) {
        return new ListWalk(get, list, field.substring("data.data.".length()), happening);
    }

    /** From the first page along the cursors; checks that the pages are counted, and the rows if they are to be. */
    public List<Object> byCursor() {
        var page = read(list);
        var met = new ArrayList<Object>(page.getList(field));
        for (var number = 2; page.get("data.next_cursor") != null; number++) {
            meanwhile.run();
            page = read(list + "&page=77&cursor=" + page.getString("data.next_cursor"));
            assertEquals(number, page.getInt("data.page"));
            met.addAll(page.getList(field));
        }
        return met;
    }

    /** Page after page until one is empty; checks that the total is right on each and the cursor there on all but the last. */
    public List<Object> byNumber() {
        var met = new ArrayList<Object>();
        var page = read(list);
        var total = page.getInt("data.total");
        for (var number = 2; !page.getList("data.data").isEmpty(); number++) {
            met.addAll(page.getList(field));
            assertEquals(met.size() < total, page.get("data.next_cursor") != null);
            page = read(list + "&page=" + number);
            assertEquals(total, page.getInt("data.total"));
        }
        assertEquals(total, met.size());
        return met;
    }

    /** Checks what cursors of other lists, damaged ones, and a total that is not wanted are answered with. */
    public void refusesOtherCursorsAndCountsOnlyWhenAsked(String foreign) {
        var cursor = read(list).getString("data.next_cursor");
        for (var wrong : List.of(foreign, cursor.substring(2), cursor + "AAAA", "x")) {
            get.apply(list + "&cursor=" + wrong)
                    .statusCode(400)
                    .body("data.error", equalTo("invalid_input"))
                    .body("data.details.keySet()", contains("cursor"));
        }
        var uncounted = read(list + "&total=false&cursor=" + cursor);
        assertTrue(uncounted.getMap("data").containsKey("total"));
        assertNull(uncounted.<Integer>get("data.total"));
    }

    private JsonPath read(String path) {
        return get.apply(path).statusCode(200).extract().jsonPath();
    }
}
