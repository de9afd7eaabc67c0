package dev.hoopoe.directory.principal;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A person who may log in.
 *
 * @param sequence the version of the snapshot
 * @param snapshot as in the person's events
 * @param password the new password; null leaves the present one
 * @param keepSession the one session that a new password does not end; null for none
 * @param registration true where a stranger sets the password; null otherwise
 */
public record Principal(
        long sequence,
        Object snapshot,
        @JsonInclude(JsonInclude.Include.NON_NULL) String password,
        @JsonInclude(JsonInclude.Include.NON_NULL) String keepSession,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean registration) {

    /** A person whose new password, if any, ends all sessions. */
    public Principal(long sequence, Object snapshot, String password) {
        this(sequence, snapshot, password, null);
    }

    public Principal(long sequence, Object snapshot, String password, String keepSession) {
        this(sequence, snapshot, password, keepSession, null);
    }

    Principal byStranger() {
        return new Principal(sequence, snapshot, password, keepSession, true);
    }

    @Override
    public String toString() {
        return "Principal[sequence=" + sequence + "]";
    }
}
