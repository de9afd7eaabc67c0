package dev.hoopoe.ticket.homa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;

/** Values of defined custom attributes (contract Homa, section 5.3); none is defined, so any name is refused. */
final class Parameters {

    private Parameters() {}

    static void requireDefined(ObjectNode parameters) {
        if (parameters != null && !parameters.isEmpty()) {
            throw HoopoeException.invalid(
                    "parameters." + parameters.fieldNames().next(), "is not defined");
        }
    }
}
