package dev.hoopoe.messaging.file;

import dev.hoopoe.common.identity.Caller;
import java.util.UUID;

/**
 * Who uploaded a file, and who alone may attach it to a message: nobody, where a service stored it.
 *
 * @param id null for a caller without a token and for a service
 */
record Uploader(String kind, UUID id) {

    private static final String ANONYMOUS = "anonymous";
    private static final String SERVICE = "service";

    static Uploader of(Caller caller) {
        if (caller.isStaff()) {
            return new Uploader("user", caller.personId());
        }
        if (caller.kind() == Caller.Kind.SERVICE) {
            return new Uploader(SERVICE, null);
        }
        return caller.isClient() ? new Uploader("client", caller.personId()) : new Uploader(ANONYMOUS, null);
    }

    boolean isAnonymous() {
        return kind.equals(ANONYMOUS);
    }
}
