package dev.hoopoe.common.dialect.omnidesk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.common.dialect.ErrorAnswer;
import dev.hoopoe.common.dialect.ReasonPhrases;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * OmniDesk's error body: {@code {"detail": <phrase>}}; with 400 also {@code errors}, texts by field. Errors that
 * concern no single field are under {@code body} (contract OmniDesk, section 1 and A7). A conflict is 400 there.
 */
record OmniDeskErrorBody(
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, List<String>> errors) {

    private static final int BAD_REQUEST = 400;
    private static final String NO_FIELD = "body";

    static ErrorAnswer answer(ApiError error) {
        var status =
                error.kind() == ErrorKind.CONFLICT ? BAD_REQUEST : error.kind().status();
        var errors = status == BAD_REQUEST ? errorsByField(error) : null;
        return new ErrorAnswer(status, new OmniDeskErrorBody(ReasonPhrases.of(status), errors));
    }

    private static Map<String, List<String>> errorsByField(ApiError error) {
        var errors = new TreeMap<String, List<String>>();
        error.details().forEach((field, text) -> errors.put(field, List.of(text)));
        return errors.isEmpty() ? Map.of(NO_FIELD, List.of(error.message())) : errors;
    }
}
