package dev.hoopoe.common.web;

import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a request in every service, log line and response. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The given id when it is safe to log, a new one otherwise. */
    public static String accept(String given) {
        return given != null && ACCEPTED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
