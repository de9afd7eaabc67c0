package dev.hoopoe.common.dialect.hcall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * HCall's error body: {@code {"message": <fixed text>, "reason": <detail>, "status": false}}, without {@code reason} where the
 * contract has none (contract HCall, section 1).
 */
@JsonPropertyOrder({"message", "reason", "status"})
record HCallErrorBody(
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
        boolean status) {}
