package dev.hoopoe.messaging.webhook.net;

/**
 * How a request ended.
 *
 * @param status of the answer; null without one
 * @param retryAfter that header of the answer; null without it
 * @param excerpt the beginning of the answer's body; null without an answer
 * @param failure why there is no answer; null with one
 */
public record Answer(Ending ending, Integer status, String retryAfter, String excerpt, String failure) {

    /** Whether there was an answer, and if not, what was in the way. */
    public enum Ending {
        ANSWERED,
        TIMED_OUT,
        UNREACHABLE,
        NOT_PERMITTED
    }

    static Answer without(Ending ending, String failure) {
        return new Answer(ending, null, null, null, failure);
    }
}
