package dev.hoopoe.messaging.message;

/** A message to be written; {@code externalId} is its id in another system, null for none. */
record NewMessage(Author author, String body, MessageOrigin origin, String externalId) {

    NewMessage(Author author, String body, MessageOrigin origin) {
        this(author, body, origin, null);
    }
}
