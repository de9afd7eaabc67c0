package dev.hoopoe.ticket.hcall;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** That something was done, in the contract's own words. */
@JsonPropertyOrder({"message", "status"})
record HCallDone(String message, boolean status) {

    HCallDone(String message) {
        this(message, true);
    }
}
