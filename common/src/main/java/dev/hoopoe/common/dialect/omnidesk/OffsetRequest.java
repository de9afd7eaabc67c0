package dev.hoopoe.common.dialect.omnidesk;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.ws.rs.QueryParam;
import java.math.BigInteger;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Query parameters {@code limit} and {@code offset}: a value that is not an integer or too small is 400 with its
 * name, a large limit is reduced (contract OmniDesk, section 1).
 */
public class OffsetRequest {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 500;

    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE - MAX_LIMIT);

    @QueryParam("limit")
    @Parameter(
            description = "Rows at most; more than 500 counts as 500",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "50"))
    String limit;

    @QueryParam("offset")
    @Parameter(
            description = "Rows to skip",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", defaultValue = "0"))
    String offset;

    public static OffsetRequest of(String limit, String offset) {
        var request = new OffsetRequest();
        request.limit = limit;
        request.offset = offset;
        return request;
    }

    /** Rows at most, 1 to 500. */
    public int limit() {
        return Math.min(read("limit", limit, 1, DEFAULT_LIMIT), MAX_LIMIT);
    }

    /**
     * Rows to skip; a larger number than any list is long counts as one after which a page of rows still fits an int.
     */
    public int offset() {
        return read("offset", offset, 0, 0);
    }

    private static int read(String name, String text, int least, int fallback) {
        if (text == null) {
            return fallback;
        }
        var number = OmniDeskParameter.integer(text, name);
        if (number.compareTo(BigInteger.valueOf(least)) < 0) {
            throw HoopoeException.invalid(name, "must be greater than or equal to " + least);
        }
        return number.min(LARGEST).intValue();
    }
}
