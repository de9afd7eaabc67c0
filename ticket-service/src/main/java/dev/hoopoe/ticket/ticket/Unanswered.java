package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.status.MessageAuthor;
import jakarta.persistence.Embeddable;

/**
 * How many messages of the client came since anybody else last wrote; the text that a ticket was opened with is one of them.
 *
 * @param lastAnswer the number of the message that answered those before it; 0 for none
 */
@Embeddable
record Unanswered(int unansweredMessages, long lastAnswer) {

    /** Of a ticket that was opened with this text; null for none. */
    static Unanswered from(String description) {
        return new Unanswered(description == null ? 0 : 1, 0);
    }

    /** After one more message. */
    Unanswered with(MessageAuthor author, long message) {
        if (author == MessageAuthor.CLIENT) {
            return new Unanswered(unansweredMessages + 1, lastAnswer);
        }
        return unansweredMessages == 0 ? this : new Unanswered(0, message);
    }

    /** After a message was deleted: an answer that is gone was given all the same. */
    Unanswered without(MessageAuthor author, long message) {
        return author == MessageAuthor.CLIENT && message > lastAnswer && unansweredMessages > 0
                ? new Unanswered(unansweredMessages - 1, lastAnswer)
                : this;
    }
}
