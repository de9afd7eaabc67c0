package dev.hoopoe.messaging.file;

import dev.hoopoe.common.identity.Caller;
import java.util.UUID;

/**
 * Who uploaded a file, and who alone may attach it.
 *
 * @param id null for a caller without a token
 */
record Uploader(String kind, UUID id) {

    private static final String ANONYMOUS = "anonymous";

    static Uploader of(Caller caller) {
        if (caller.isStaff()) {
            return new Uploader("user", caller.personId());
        }
        return caller.isClient() ? new Uploader("client", caller.personId()) : new Uploader(ANONYMOUS, null);
    }

    boolean isAnonymous() {
        return kind.equals(ANONYMOUS);
    }
}
