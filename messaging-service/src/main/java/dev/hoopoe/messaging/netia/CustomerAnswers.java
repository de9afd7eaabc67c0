package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.access.CallerVisibility;
import dev.hoopoe.messaging.conversation.ConversationQuery;
import dev.hoopoe.messaging.conversation.DetailedConversationService;
import dev.hoopoe.messaging.message.MessageFilter;
import dev.hoopoe.messaging.message.MessageService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Conversations and messages of a customer, as N-12 and N-20 list them. directory-service waits for them: nothing here calls it,
 * which {@link ConversationAnswers} does for other answers.
 */
@ApplicationScoped
class CustomerAnswers {

    private static final PageRequest CONVERSATIONS = first(50);
    private static final PageRequest MESSAGES = first(100);

    private final CallerVisibility visibility;
    private final DetailedConversationService conversations;
    private final MessageService messages;
    private final ConversationAnswers answers;

    CustomerAnswers(
            CallerVisibility visibility,
            DetailedConversationService conversations,
            MessageService messages,
            ConversationAnswers answers) {
        this.visibility = visibility;
        this.conversations = conversations;
        this.messages = messages;
        this.answers = answers;
    }

    /** As much as the calling staff sees; refuses with 401 a user whom this service does not know, or who is not active. */
    CustomerConversations of(UUID customer, boolean withConversations, boolean withMessages) {
        visibility.requireKnown();
        return new CustomerConversations(
                withConversations ? conversationsOf(customer) : null, withMessages ? messagesOf(customer) : null);
    }

    private List<NetiaConversation> conversationsOf(UUID customer) {
        var query = ConversationQuery.all().withClient(customer);
        return answers.asKnown(conversations.list(query, CONVERSATIONS).data());
    }

    private List<NetiaMessage> messagesOf(UUID customer) {
        return answers.withoutCustomer(
                messages.list(MessageFilter.ofClient(customer), MESSAGES).data());
    }

    private static PageRequest first(int rows) {
        return PageRequest.of(null, Integer.toString(rows), null, "false");
    }
}
