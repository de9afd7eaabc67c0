package dev.hoopoe.directory.netia;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.restclient.PeerClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/**
 * Conversations and messages of a customer, asked for at messaging-service as the calling staff (docs/decisions/0068). Outside of
 * any transaction, since one would hold a connection meanwhile.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
class ConversationLookup {

    private final ConversationClient messaging;
    private final CurrentCaller caller;
    private final Semaphore places;

    ConversationLookup(PeerClients peers, CurrentCaller caller, NetiaConfig config) {
        this.messaging = peers.messaging(ConversationClient.class);
        this.caller = caller;
        this.places = new Semaphore(config.maxExpanded());
    }

    /**
     * What of them is to be shown; messaging-service is not called for anything else.
     *
     * @throws HoopoeException unavailable, also when messaging-service does not know the caller yet
     */
    CustomerConversations find(UUID customer, Set<CustomerExpansion> with) {
        var conversations = with.contains(CustomerExpansion.CONVERSATIONS);
        var messages = with.contains(CustomerExpansion.MESSAGES);
        if (!conversations && !messages) {
            return CustomerConversations.NONE;
        }
        if (!places.tryAcquire()) {
            throw HoopoeException.full(
                    "Too many customers are shown with conversations; try again", Duration.ofSeconds(1));
        }
        try {
            var staff = caller.get();
            return messaging.get(customer, staff.personId(), staff.isAdministrator(), conversations, messages);
        } catch (ClientWebApplicationException | ProcessingException e) {
            throw HoopoeException.unavailable("The list of conversations", e);
        } finally {
            places.release();
        }
    }
}
