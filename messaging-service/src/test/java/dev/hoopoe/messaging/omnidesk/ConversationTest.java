package dev.hoopoe.messaging.omnidesk;

import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Base of the tests that read and write conversations. */
abstract class ConversationTest extends MessagingTest {

    static final String CONVERSATIONS = "/omnidesk/api/conversations";

    static String pathOf(TicketFixture ticket) {
        return CONVERSATIONS + "/" + ticket.id();
    }

    static String messagesOf(TicketFixture ticket) {
        return pathOf(ticket) + "/messages";
    }

    /** A ticket that ticket-service knows and this service has replicated. */
    TicketFixture heardOf(TicketFixture ticket) {
        known(ticket);
        asAdministrator().get(pathOf(ticket)).then().statusCode(200);
        return ticket;
    }

    /** A ticket with a message. */
    TicketFixture writtenOn(TicketFixture ticket) {
        heardOf(ticket);
        post(asAdministrator(), ticket, Map.of("content", "Hello")).statusCode(201);
        return ticket;
    }

    static ValidatableResponse post(RequestSpecification caller, TicketFixture ticket, Object body) {
        return caller.body(body).post(messagesOf(ticket)).then();
    }
}
