package dev.hoopoe.common.dialect;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.common.error.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * OmniDesk's error: {@code {"detail": <phrase>}}; with 400 also {@code errors}, texts by field, under {@code body} what
 * concerns the whole (contract OmniDesk, section 1 and A7). What exists already is 400 there.
 */
record OmniDeskRefusal(
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, List<String>> errors) {

    private static final int BAD_REQUEST = 400;
    private static final String WHOLE = "body";

    static DialectAnswer of(ErrorKind kind, String message, Map<String, String> details) {
        var status = kind == ErrorKind.CONFLICT ? BAD_REQUEST : kind.status();
        var errors = status == BAD_REQUEST ? errors(message, details) : null;
        return new DialectAnswer(status, new OmniDeskRefusal(Phrases.of(status), errors));
    }

    private static Map<String, List<String>> errors(String message, Map<String, String> details) {
        var errors = new TreeMap<String, List<String>>();
        details.forEach((field, text) -> errors.put(field, List.of(text)));
        return errors.isEmpty() ? Map.of(WHOLE, List.of(message)) : errors;
    }
}
