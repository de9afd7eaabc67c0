package dev.hoopoe.messaging.netia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.messaging.client.ClientView;
import dev.hoopoe.messaging.file.LinkedFile;
import dev.hoopoe.messaging.message.MessageOrigin;
import dev.hoopoe.messaging.message.MessageSnapshot;
import dev.hoopoe.messaging.user.UserView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract Netia, section 4: messages, conversations and people. */
class NetiaShapesTest {

    private static final Instant CREATED = Instant.parse("2026-03-02T09:15:00.120Z");
    private static final Instant CHANGED = Instant.parse("2026-03-02T10:00:00Z");
    private static final UUID CONVERSATION = UUID.randomUUID();
    private static final UUID PERSON = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "chat, chat",
        "slack, slack",
        "mattermost, mattermost",
        "email, email",
        "sms, sms",
        "api, api",
        "sandbox, sandbox",
        "web, api",
        "Chat, api",
        ", api"
    })
    void sourceIsTheChannelIfNetiaKnowsIt(String channel, String source) {
        assertEquals(source, shown(ticket(channel, true, "medium")).source());
        assertEquals(source, shown(message(null, PERSON, false, false), channel).source());
    }

    @ParameterizedTest
    @CsvSource({"high, priority", "urgent, priority", "medium, not_priority", "low, not_priority", ", not_priority"})
    void highAndUrgentHavePriority(String priority, String shown) {
        assertEquals(shown, shown(ticket("web", true, priority)).priority());
    }

    @Test
    void openTicketIsAnOpenConversation() {
        var conversation = shown(ticket("web", true, "low"));

        assertEquals(CONVERSATION, conversation.id());
        assertEquals("conversation", conversation.object());
        assertEquals("open", conversation.status());
        assertNull(conversation.closedAt());
        assertEquals("Printer", conversation.subject());
        assertEquals(PERSON, conversation.customerId());
        assertEquals(7, conversation.assigneeId());
        assertEquals("acc", conversation.accountId());
        assertEquals(NetiaIds.inboxOf("acc"), conversation.inboxId());
        assertEquals(CHANGED, conversation.lastActivityAt());
    }

    @Test
    void ticketThatIsNotOpenIsClosedSinceItsResolution() {
        var conversation = shown(ticket("web", false, "low"));

        assertEquals("closed", conversation.status());
        assertEquals(CHANGED, conversation.closedAt());
    }

    @ParameterizedTest
    @CsvSource({"false, false, reply", "true, false, note", "false, true, bot", "true, true, note"})
    void privateMessageIsANoteAndASystemMessageIsOfTheBot(boolean isPrivate, boolean isSystem, String type) {
        var shown = shown(message(PERSON, null, isPrivate, isSystem), "web");

        assertEquals(type, shown.type());
        assertEquals(isPrivate, shown.privateMessage());
    }

    @Test
    void messageHasItsAuthorAndFiles() {
        var user = NetiaUser.of(user("ada@example.com", true));
        var file = new LinkedFile(PERSON, "cat.png", "image/png", 3, "https://desk.example.com/files/1");
        var message = message(PERSON, null, false, false);

        var shown = NetiaMessage.of(
                message, CONVERSATION, "chat", "acc", user, null, List.of(NetiaFile.of(file)), null, null, null);

        assertEquals(message.uid(), shown.id());
        assertEquals(CONVERSATION, shown.conversationId());
        assertEquals(7, shown.userId());
        assertNull(shown.customerId());
        assertNull(shown.customer());
        assertEquals(CREATED, shown.sentAt());
        assertEquals(
                List.of(new NetiaFile(PERSON, "file", "https://desk.example.com/files/1", "image/png", "cat.png")),
                shown.attachments());
    }

    @Test
    void userWithoutAddressHasTheUsername() {
        assertEquals("ada", NetiaUser.of(user("", true)).email());
        assertEquals("ada", NetiaUser.of(user(null, true)).email());
        assertEquals(
                "ada@example.com", NetiaUser.of(user("ada@example.com", true)).email());
    }

    @Test
    void userIsDisabledSinceTheLastChange() {
        assertNull(NetiaUser.of(user("", true)).disabledAt());
        assertEquals(CHANGED, NetiaUser.of(user("", false)).disabledAt());
    }

    @Test
    void titleOfACustomerIsTheNameElseTheAddress() {
        assertEquals("Ada", customer("Ada", "ada@example.com").title());
        assertEquals(
                "ada@example.com", customer("Anonymous User", "ada@example.com").title());
        assertEquals("Anonymous User", customer("Anonymous User", null).title());
        assertNull(customer("Anonymous User", null).name());
    }

    private static NetiaCustomerBrief customer(String name, String email) {
        return NetiaCustomerBrief.of(new ClientView(PERSON, 3L, name, email, null, CREATED, CHANGED));
    }

    private static UserView user(String email, boolean active) {
        return new UserView(
                PERSON, 7, "ada", "Ada Lovelace", email, "agent", null, true, active, Set.of(), CREATED, CHANGED);
    }

    private static NetiaTicket ticket(String channel, boolean open, String priority) {
        return new NetiaTicket(
                CONVERSATION, "Printer", PERSON, channel, open, priority, PERSON, CREATED, CHANGED, CHANGED);
    }

    private static NetiaConversation shown(NetiaTicket ticket) {
        return NetiaConversation.of(ticket, "acc", 7L, false, CHANGED, null, null);
    }

    private static MessageSnapshot message(UUID user, UUID client, boolean isPrivate, boolean isSystem) {
        return new MessageSnapshot(
                1,
                UUID.randomUUID(),
                2,
                user,
                client,
                "Hello",
                isSystem,
                MessageOrigin.REPLY,
                false,
                null,
                isPrivate,
                List.of(),
                null,
                CREATED);
    }

    private static NetiaMessage shown(MessageSnapshot message, String channel) {
        return NetiaMessage.of(message, CONVERSATION, channel, "acc", null, null, List.of(), null, null, null);
    }
}
