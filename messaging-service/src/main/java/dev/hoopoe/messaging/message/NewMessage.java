package dev.hoopoe.messaging.message;

/** A message to be written; {@code externalId} is null for one that no other system has a name for. */
record NewMessage(Author author, String body, MessageOrigin origin, String externalId) {

    NewMessage(Author author, String body, MessageOrigin origin) {
        this(author, body, origin, null);
    }
}
