package dev.hoopoe.messaging.message;

import dev.hoopoe.common.error.HoopoeException;

/** A message to be written; refuses a private one of a client. */
record NewMessage(Author author, MessageContent content, MessageOrigin origin) {

    NewMessage {
        if (content.privateMessage() && author.clientId() != null) {
            throw HoopoeException.invalid("private", "must not be true for a message of a client");
        }
    }

    NewMessage(Author author, String body, MessageOrigin origin) {
        this(author, MessageContent.of(body), origin);
    }
}
