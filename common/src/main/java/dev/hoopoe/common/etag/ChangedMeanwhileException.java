package dev.hoopoe.common.etag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;

/** 412: the resource changed since the caller read it. Carries its current state. */
class ChangedMeanwhileException extends HoopoeException {

    private static final long serialVersionUID = 1L;

    private final String tag;
    private final transient JsonNode current;

    ChangedMeanwhileException(String tag, JsonNode current) {
        super(ErrorKind.PRECONDITION_FAILED, "This was changed since it was read; current is its present state");
        this.tag = tag;
        this.current = current;
    }

    String tag() {
        return tag;
    }

    @Override
    public ApiError error() {
        return new ApiError(kind(), getMessage(), details(), current);
    }
}
