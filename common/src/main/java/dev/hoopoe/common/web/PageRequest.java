package dev.hoopoe.common.web;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Query parameters {@code page} and {@code limit}: what is not a number from 1 on counts as absent, a large limit is
 * cut (contract Homa, section 1). Beside them {@code cursor}, in whose presence {@code page} has no meaning, and
 * {@code total=false}.
 */
public class PageRequest {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 100;

    @QueryParam("page")
    @Parameter(
            description = "Which page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "1"))
    String page;

    @QueryParam("limit")
    @Parameter(
            description = "Rows a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "The next_cursor of an earlier page, to go on from there; page has no meaning then")
    String cursor;

    @QueryParam("total")
    @Parameter(
            description = "With false, total is null: nothing is counted",
            schema = @Schema(type = SchemaType.BOOLEAN))
    String total;

    public static PageRequest of(String page, String limit) {
        return of(page, limit, null, null);
    }

    public static PageRequest of(String page, String limit, String cursor, String total) {
        var request = new PageRequest();
        request.page = page;
        request.limit = limit;
        request.cursor = cursor;
        request.total = total;
        return request;
    }

    /** 1-based page number. */
    public int page() {
        return positive(page, 1);
    }

    /** Rows a page, 1 to 100. */
    public int limit() {
        return Math.min(positive(limit, DEFAULT_LIMIT), MAX_LIMIT);
    }

    /** Rows to skip; a long, since page 2147483647 of 100 rows is past an int. */
    public long offset() {
        return (page() - 1L) * limit();
    }

    /** The cursor of an earlier page. */
    public Optional<String> cursor() {
        return Optional.ofNullable(cursor).filter(text -> !text.isEmpty());
    }

    /** False when the caller does not need the total. */
    public boolean asksForTotal() {
        return !"false".equals(total);
    }

    private static int positive(String text, int fallback) {
        if (text == null || !text.matches("[0-9]{1,18}")) {
            return fallback;
        }
        var number = Math.min(Long.parseLong(text), Integer.MAX_VALUE);
        return number < 1 ? fallback : (int) number;
    }
}
