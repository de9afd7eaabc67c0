package dev.hoopoe.messaging.message;

import java.util.UUID;

/** The author of a message: a user, a client, or neither for a system message. */
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
