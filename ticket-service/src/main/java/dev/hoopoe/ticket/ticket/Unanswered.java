package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.status.MessageAuthor;
import jakarta.persistence.Embeddable;

/**
 * How many messages the client has written since the last message of anyone else that the client is shown;
 * the description counts as the first.
 *
 * @param lastAnswer the id of the message that answered those before it; 0 for none
 */
@Embeddable
record Unanswered(int unansweredMessages, long lastAnswer) {

    /** Of a ticket with this description; null for none. */
    static Unanswered from(String description) {
        return new Unanswered(description == null ? 0 : 1, 0);
    }

    /** After one more message. */
    Unanswered with(MessageAuthor author, long message) {
        return switch (author) {
            case CLIENT -> new Unanswered(unansweredMessages + 1, lastAnswer);
            case STAFF_IN_PRIVATE -> this;
            case REPLYING_STAFF, OTHER -> unansweredMessages == 0 ? this : new Unanswered(0, message);
        };
    }

    /** After the deletion of a message: a deleted answer still counts as an answer. */
    Unanswered without(MessageAuthor author, long message) {
        return author == MessageAuthor.CLIENT && message > lastAnswer && unansweredMessages > 0
                ? new Unanswered(unansweredMessages - 1, lastAnswer)
                : this;
    }
}
