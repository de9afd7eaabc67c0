package dev.hoopoe.common.list;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.util.Map;

/** A cursor that is not of the list; {@code field} is the wire name of the parameter. */
public class InvalidCursorException extends HoopoeException {

    InvalidCursorException() {
        this("cursor", "must be the next_cursor of an answer to the same list");
    }

    private InvalidCursorException(String field, String message) {
        super(ErrorKind.INVALID, field + ": " + message, Map.of(field, message), null, null);
    }

    /** The same under the names of a dialect: of its parameter, and of the member that has the cursor in its answers. */
    public InvalidCursorException named(String parameter, String member) {
        return new InvalidCursorException(parameter, "must be the " + member + " of an answer to the same list");
    }
}
