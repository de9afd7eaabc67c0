package dev.hoopoe.messaging.message;

import java.util.UUID;

/** Whom a message is by: a user, a client, or nobody, which makes it a system message. */
record Author(UUID userId, UUID clientId) {

    static final Author SYSTEM = new Author(null, null);

    static Author user(UUID id) {
        return new Author(id, null);
    }

    static Author client(UUID id) {
        return new Author(null, id);
    }

    boolean isSystem() {
        return userId == null && clientId == null;
    }
}
