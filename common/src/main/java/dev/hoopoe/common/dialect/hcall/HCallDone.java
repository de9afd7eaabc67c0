package dev.hoopoe.common.dialect.hcall;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** HCall's answer to a write without a result of its own (contract HCall, section 4). */
@JsonPropertyOrder({"message", "status"})
public record HCallDone(String message, boolean status) {

    public static HCallDone of(String message) {
        return new HCallDone(message, true);
    }
}
