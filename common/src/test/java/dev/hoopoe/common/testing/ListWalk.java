package dev.hoopoe.common.testing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list as its callers do, two rows at a time, and gives a field of all its rows. */
public final class ListWalk {

    private static final String NEXT = "next_cursor";

    private final Function<String, ValidatableResponse> get;
    private final String list;
    private final String field;
    private final Runnable meanwhile;

    private ListWalk(Function<String, ValidatableResponse> get, String list, String field, Runnable meanwhile) {
        this.get = get;
        this.list = list;
        this.field = field;
        this.meanwhile = meanwhile;
    }

    /** {@code get} answers a path with its query; {@code list} is the path, with the query that narrows it if any. */
    public static ListWalk of(Function<String, ValidatableResponse> get, String list, String field) {
        return new ListWalk(get, list + (list.contains("?") ? "&" : "?") + "limit=2", field, () -> {});
    }

    /** Something that happens between any two pages. */
    public ListWalk meanwhile(Runnable happening) {
        return new ListWalk(get, list, field, happening);
    }

    /** From the first page along the cursors; checks that the pages are counted, and the rows if they are to be. */
    public List<Object> byCursor() {
        var page = read(list);
        var met = new ArrayList<>(fieldOf(page));
        for (var number = 2; page.hasNonNull(NEXT); number++) {
            meanwhile.run();
            page = read(list + "&page=77&cursor=" + page.get(NEXT).textValue());
            assertEquals(number, page.get("page").intValue());
            met.addAll(fieldOf(page));
        }
        return met;
    }

    /** Page after page until one is empty; checks that the total is right on each and the cursor there on all but the last. */
    public List<Object> byNumber() {
        var met = new ArrayList<>();
        var page = read(list);
        var total = page.get("total").intValue();
        for (var number = 2; !page.get("data").isEmpty(); number++) {
            met.addAll(fieldOf(page));
            assertEquals(met.size() < total, page.hasNonNull(NEXT));
            page = read(list + "&page=" + number);
            assertEquals(total, page.get("total").intValue());
        }
        assertEquals(total, met.size());
        return met;
    }

    /** Checks what cursors of other lists, damaged ones, and a total that is not wanted are answered with. */
    public void refusesOtherCursorsAndCountsOnlyWhenAsked(String foreign) {
        var cursor = read(list).get(NEXT).textValue();
        for (var wrong : List.of(foreign, cursor.substring(2), cursor + "AAAA", "x")) {
            get.apply(list + "&cursor=" + wrong)
                    .statusCode(400)
                    .body("data.error", equalTo("invalid_input"))
                    .body("data.details.keySet()", contains("cursor"));
        }
        assertTrue(read(list + "&total=false&cursor=" + cursor).get("total").isNull());
    }

    /** The page as a tree: a walk asks for many pages, and a path into each is compiled anew. */
    private JsonNode read(String path) {
        return get.apply(path).statusCode(200).extract().as(JsonNode.class).get("data");
    }

    /** Numbers and texts as they are in Java. */
    private List<Object> fieldOf(JsonNode page) {
        var values = new ArrayList<>();
        page.get("data").forEach(row -> values.add(new ObjectMapper().convertValue(row.get(field), Object.class)));
        return values;
    }
}
