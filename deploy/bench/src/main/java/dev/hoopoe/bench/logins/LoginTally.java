package dev.hoopoe.bench.logins;

import dev.hoopoe.bench.measure.Samples;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** What those who logged in got, and how long they waited for it. */
final class LoginTally {

    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER = "Retry-After";

    private final Map<String, Integer> answers = new TreeMap<>();
    private final Samples waits = new Samples();
    private final Samples admissions = new Samples();
    private boolean orderly = true;

    /** Notes an answer, or that there was none; returns whether it was a login. */
    synchronized boolean add(HttpResponse<?> answer, Throwable failure, long waited) {
        waits.add(waited);
        boolean later =
                answer != null && answer.headers().firstValue(RETRY_AFTER).isPresent();
        int status = answer == null ? 0 : answer.statusCode();
        orderly &= status == OK || ((status == TOO_MANY || status == UNAVAILABLE) && later);
        String name = answer == null ? nameOf(failure) : status + (later ? " with " + RETRY_AFTER : "");
        answers.merge(name, 1, Integer::sum);
        return status == OK;
    }

    /** Notes how long somebody took to get in, refusals and pauses included. */
    void admitted(long nanos) {
        admissions.add(nanos);
    }

    /** How often each answer was given. */
    synchronized Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /** Whether everybody was let in, or told when to come again. */
    synchronized boolean isOrderly() {
        return orderly;
    }

    Samples waits() {
        return waits;
    }

    Samples admissions() {
        return admissions;
    }

    private static String nameOf(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }
}
