package dev.hoopoe.ticket.image;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.peer.PeersConfig;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.common.web.NotFoundAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.ProcessingException;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** The bytes of images, as files of messaging-service; outside of any transaction, since each is a call. */
@ApplicationScoped
@Transactional(TxType.NEVER)
class ImageFiles {

    static final String STORE = "The store of images";

    private final FileClient owner;

    ImageFiles(PeerClients peers, PeersConfig neighbours, ImageConfig config) {
        this.owner = peers.client(FileClient.class, neighbours.messagingUrl(), config.timeout());
    }

    /**
     * Stores an image under the id; again is fine.
     *
     * @throws HoopoeException conflict at the account's limit, too large above that of files, not found in a deleted account,
     *     otherwise unavailable
     */
    void put(UUID id, UUID ticket, String name, byte[] content) {
        try {
            owner.put(id, ticket, name, content);
        } catch (ClientWebApplicationException e) {
            throw switch (e.getResponse().getStatus()) {
                case 404 -> HoopoeException.notFound("Account");
                case 409 -> HoopoeException.conflict("The account's files leave no room for the images");
                case 413 -> new HoopoeException(ErrorKind.TOO_LARGE, "An image is larger than files may be");
                default -> HoopoeException.unavailable(STORE, e);
            };
        } catch (ProcessingException e) {
            throw HoopoeException.unavailable(STORE, e);
        }
    }

    /**
     * The bytes of an image; empty when they are gone.
     *
     * @throws HoopoeException unavailable
     */
    Optional<byte[]> get(UUID id) {
        try {
            return NotFoundAnswers.emptyIfNotFound(() -> owner.get(id));
        } catch (ClientWebApplicationException | ProcessingException e) {
            throw HoopoeException.unavailable(STORE, e);
        }
    }
}
