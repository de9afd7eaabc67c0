package dev.hoopoe.directory.principal;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Maps failed calls of auth-service. */
final class AuthFailures {

    private static final String NAME = "auth-service";

    private static final int TOO_MANY_REQUESTS = 429;

    private AuthFailures() {}

    /** Maps a failed call to an error for the caller: 429 is passed on, anything else is 503. */
    static HoopoeException failure(RuntimeException cause, String tooMany) {
        return cause instanceof WebApplicationException answered
                        && answered.getResponse().getStatus() == TOO_MANY_REQUESTS
                ? HoopoeException.tooMany(tooMany, retryAfter(answered.getResponse()))
                : HoopoeException.unavailable(NAME, cause);
    }

    private static Duration retryAfter(Response response) {
        var seconds = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        return Duration.ofSeconds(seconds == null || !seconds.matches("\\d{1,9}") ? 1 : Long.parseLong(seconds));
    }
}
