package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.messaging.ticket.TicketClient.SecretProof;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** Has a ticket's secret verified by ticket-service, which alone knows it (contract Homa, section 5.1). */
@ApplicationScoped
public class TicketSecrets {

    private final TicketClient owner;

    TicketSecrets(PeerClients peers) {
        this.owner = peers.ticket(TicketClient.class);
    }

    /**
     * Returns when the secret is the ticket's. Refuses with 401 otherwise, whether or not there is such a ticket: ids are
     * counted, and callers without a token are not to learn which are in use (the contract's 404 is given up for that).
     */
    public void verify(long ticketId, String secret) {
        try {
            owner.verifySecret(ticketId, new SecretProof(secret));
        } catch (ClientWebApplicationException e) {
            throw switch (e.getResponse().getStatus()) {
                case 401, 404 -> new HoopoeException(ErrorKind.UNAUTHENTICATED, "The secret is not this ticket's");
                default -> e;
            };
        }
    }
}
