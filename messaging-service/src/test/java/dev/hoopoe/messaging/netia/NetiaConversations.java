package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.Neighbour.Answer;
import dev.hoopoe.messaging.testing.Neighbour.Request;
import dev.hoopoe.messaging.testing.TicketFixture;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Base of the tests of Netia's conversations: neighbours that know one visitor, and open and change tickets as they are asked to. */
abstract class NetiaConversations extends MessagingTest {

    static final String CONVERSATIONS = "/netia/api/conversations";
    static final String MESSAGES = "/netia/api/messages";

    /** A client with a profile, who has visited a page. */
    final UUID visitor = UUID.randomUUID();

    /** The one tag that ticket-service knows. */
    private static final String TAG = "hardware";

    private final Set<Long> tagged = new HashSet<>();
    private final Map<Long, TicketFixture> tickets = new HashMap<>();

    @BeforeEach
    void teachNeighbours() {
        directoryService.answers(
                account,
                "GET",
                "/internal/accounts/" + account,
                200,
                "{\"data\":{\"id\":\"%s\",\"suspended_at\":null}}".formatted(account));
        directoryService.answers(account, "GET", "/internal/customers", 200, """
                [{"id":"%s","object":"customer","name":"Ada","email":"ada@example.com","title":"Ada","ip":"198.51.100.7",
                "last_seen_at":"2026-01-15T10:00:00Z","host":"shop.example.com"}]""".formatted(visitor));
        ticketService.answers(account, "POST", "/internal/conversations", this::openTicket);
        for (var source : NetiaSource.values()) {
            ticketService.answers(account, "PUT", "/internal/channels/" + source.wireName(), 204, "");
        }
    }

    /** ticket-service as its brief says: 400 for another client than the visitor. */
    private Answer openTicket(Request request) {
        var asked = json(request.body());
        if (!asked.path("client_id").asText().equals(visitor.toString())) {
            return new Answer(400, "{\"success\":false,\"data\":{\"error\":\"bad_request\"}}");
        }
        var ticket = TicketFixture.aTicket()
                .ofClient(visitor)
                .having("uid", UUID.randomUUID().toString())
                .having("title", asked.path("title").asText())
                .having("channel_id", asked.path("channel_id").asText())
                .having("priority", asked.path("priority").asText().equals("priority") ? "high" : "medium");
        return new Answer(201, stored(asked.path("status").asText().equals("closed") ? closed(ticket) : open(ticket)));
    }

    static TicketFixture open(TicketFixture ticket) {
        return ticket.inStatus("new", true);
    }

    static TicketFixture closed(TicketFixture ticket) {
        return ticket.inStatus("closed", false)
                .having("closed_at", "2026-02-03T05:00:00Z")
                .having("resolved_at", "2026-02-03T05:00:00Z");
    }

    /** Lets ticket-service know the ticket as a conversation, and answer changes of it with what they ask for. */
    String stored(TicketFixture ticket) {
        tickets.put(ticket.id(), ticket);
        known(ticket);
        var path = "/internal/conversations/" + ticket.id();
        ticketService.answers(account, "GET", "/internal/conversations/" + uidOf(ticket), 200, answer(ticket));
        ticketService.answers(account, "PATCH", path, request -> changed(ticket.id(), json(request.body())));
        ticketService.answers(account, "DELETE", path, 204, "");
        return answer(ticket);
    }

    private Answer changed(long id, JsonNode change) {
        var tag = NetiaIds.tagOf(account, TAG).toString();
        var unknownTag =
                change.hasNonNull("add_tag") && !change.get("add_tag").asText().equals(tag)
                        || change.hasNonNull("remove_tag")
                                && !change.get("remove_tag").asText().equals(tag);
        if (unknownTag || change.at("/assignee/number").asLong() == 999) {
            return new Answer(400, "{}");
        }
        var ticket = tickets.get(id).atVersion(tickets.get(id).version() + 1);
        if (change.path("title").isTextual()) {
            ticket = ticket.having("title", change.path("title").textValue());
        }
        if (change.path("status").isTextual()) {
            ticket = change.path("status").textValue().equals("closed") ? closed(ticket) : open(ticket);
        }
        if (change.path("priority").isTextual()) {
            ticket = ticket.having(
                    "priority", change.path("priority").textValue().equals("priority") ? "high" : "low");
        }
        if (change.at("/assignee/number").isIntegralNumber()) {
            ticket = ticket.assignedTo(administrator.id());
        }
        if (change.hasNonNull("add_tag")) {
            tagged.add(id);
        } else if (change.hasNonNull("remove_tag")) {
            tagged.remove(id);
        }
        return new Answer(200, stored(ticket));
    }

    private String answer(TicketFixture ticket) {
        var snapshot = ticket.snapshot();
        if (tagged.contains(ticket.id())) {
            snapshot.putArray("tags").add(TAG);
        }
        return "{\"sequence\":%d,\"snapshot\":%s}".formatted(ticket.version(), snapshot);
    }

    /** The id of a conversation's ticket. */
    long ticketOf(String conversation) {
        return tickets.values().stream()
                .filter(ticket -> uidOf(ticket).toString().equals(conversation))
                .map(TicketFixture::id)
                .findFirst()
                .orElseThrow();
    }

    static UUID uidOf(TicketFixture ticket) {
        return UUID.fromString(ticket.others().get("uid"));
    }

    /** What a page sends to start a conversation. */
    Map<String, Object> start() {
        return Map.of("account_id", account, "customer_id", visitor);
    }

    ValidatableResponse open(Object body) {
        return anonymous().body(body).post(CONVERSATIONS).then();
    }

    /** The id of a conversation that a page has started with a message. */
    String chat(String text) {
        return open(Map.of("conversation", start(), "message", Map.of("body", text)))
                .statusCode(201)
                .extract()
                .path("data.id");
    }

    ValidatableResponse say(String conversation, String text) {
        return anonymous()
                .body(Map.of(
                        "message",
                        Map.of(
                                "account_id", account,
                                "conversation_id", conversation,
                                "customer_id", visitor,
                                "body", text)))
                .post(MESSAGES)
                .then();
    }

    ValidatableResponse answer(String conversation, Map<String, Object> members) {
        var message = new HashMap<>(members);
        message.put("conversation_id", conversation);
        return asAdministrator().body(Map.of("message", message)).post(MESSAGES).then();
    }

    ValidatableResponse ofVisitor(UUID customer) {
        return anonymous()
                .queryParam("account_id", account)
                .queryParam("customer_id", customer)
                .get(CONVERSATIONS + "/customer")
                .then();
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
