package dev.hoopoe.directory.principal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * A person who may log in.
 *
 * @param sequence the version of the snapshot
 * @param snapshot as in the person's events
 * @param password the new password; null leaves the present one
 * @param keepSession the one session that a new password does not end; null for none
 * @param registration true where a stranger sets the password; null otherwise
 * @param takesOver the person whose password becomes this one's, and who is gone then; null for none
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

    /** A person who logs in with another one's password from now on. */
    public static PrincipalPush takingOver(UUID takesOver, long sequence, Object snapshot) {
        return new PrincipalPush(sequence, snapshot, null, null, null, takesOver);
    }

    PrincipalPush byStranger() {
        return new PrincipalPush(sequence, snapshot, password, keepSession, true, takesOver);
    }

    /** Whether auth-service must have it before the commit, since nobody else could tell it later. */
    boolean isDueBeforeCommit() {
        return password != null || takesOver != null;
    }

    @Override
    public String toString() {
        return "Principal[sequence=" + sequence + "]";
    }
}
