package dev.hoopoe.ticket.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.ticket.status.MessageAuthor;
import org.junit.jupiter.api.Test;

class UnansweredTest {

    private static final Unanswered TWO = Unanswered.from("It does not print").with(MessageAuthor.CLIENT, 2);

    @Test
    void textOfTheTicketIsOneMessageAndNoTextIsNone() {
        assertEquals(1, Unanswered.from("It does not print").unansweredMessages());
        assertEquals(0, Unanswered.from(null).unansweredMessages());
    }

    @Test
    void messageOfAnyoneElseAnswersAllMessages() {
        assertEquals(new Unanswered(0, 3), TWO.with(MessageAuthor.REPLYING_STAFF, 3));
        assertEquals(new Unanswered(0, 3), TWO.with(MessageAuthor.OTHER, 3));
        assertEquals(new Unanswered(0, 3), TWO.with(MessageAuthor.OTHER, 3).with(MessageAuthor.OTHER, 4));
    }

    @Test
    void privateMessageAnswersNothing() {
        assertEquals(TWO, TWO.with(MessageAuthor.STAFF_IN_PRIVATE, 3));
        assertEquals(TWO, TWO.without(MessageAuthor.STAFF_IN_PRIVATE, 3));
    }

    @Test
    void deletedMessageIsNoLongerCounted() {
        var answered = TWO.with(MessageAuthor.REPLYING_STAFF, 3).with(MessageAuthor.CLIENT, 4);

        assertEquals(1, TWO.without(MessageAuthor.CLIENT, 1).unansweredMessages());
        assertEquals(0, answered.without(MessageAuthor.CLIENT, 4).unansweredMessages());
        assertEquals(1, answered.without(MessageAuthor.CLIENT, 2).unansweredMessages());
        assertEquals(1, answered.without(MessageAuthor.REPLYING_STAFF, 3).unansweredMessages());
        assertEquals(0, Unanswered.from(null).without(MessageAuthor.CLIENT, 1).unansweredMessages());
    }
}
