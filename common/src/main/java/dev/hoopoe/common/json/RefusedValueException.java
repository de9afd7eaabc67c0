package dev.hoopoe.common.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A JSON value of the right type that cannot be stored; the message for the caller says why. */
public final class RefusedValueException extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    public RefusedValueException(JsonParser parser, String problem) {
        super(parser, problem);
    }
}
