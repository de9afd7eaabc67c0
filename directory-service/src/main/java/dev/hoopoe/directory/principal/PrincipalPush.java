package dev.hoopoe.directory.principal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * A push of a person who may log in.
 *
 * @param sequence the version of the snapshot
 * @param snapshot as in the person's events
 * @param password the new password; null for no change
 * @param keepSession the one session that a new password does not end; null for none
 * @param registration true for an anonymous registration; null otherwise
 * @param takesOver the person whose password this one takes over, and who is deleted; null for none
 */
public record PrincipalPush(
        long sequence,
        Object snapshot,
        @JsonInclude(JsonInclude.Include.NON_NULL) String password,
        @JsonInclude(JsonInclude.Include.NON_NULL) String keepSession,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean registration,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID takesOver) {

    /** A person whose new password, if any, ends all sessions. */
    public PrincipalPush(long sequence, Object snapshot, String password) {
        this(sequence, snapshot, password, null);
    }

    public PrincipalPush(long sequence, Object snapshot, String password, String keepSession) {
        this(sequence, snapshot, password, keepSession, null, null);
    }

    /** A person who takes over another one's password. */
    public static PrincipalPush takingOver(UUID takesOver, long sequence, Object snapshot) {
        return new PrincipalPush(sequence, snapshot, null, null, null, takesOver);
    }

    PrincipalPush byStranger() {
        return new PrincipalPush(sequence, snapshot, password, keepSession, true, takesOver);
    }

    /** Whether the push must succeed before the commit, since no event contains this. */
    boolean isDueBeforeCommit() {
        return password != null || takesOver != null;
    }

    @Override
    public String toString() {
        return "Principal[sequence=" + sequence + "]";
    }
}
