package dev.hoopoe.common.dialect.hcall;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** HCall's answer to an act that succeeded, in the contract's own words. */
@JsonPropertyOrder({"message", "status"})
public record DoneResponse(String message, boolean status) {

    public static DoneResponse of(String message) {
        return new DoneResponse(message, true);
    }
}
