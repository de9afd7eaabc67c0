package dev.hoopoe.ticket.image;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.LogKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The images of tickets; one that is too large or not of its type is refused before anything is stored. */
@ApplicationScoped
public class ImageService {

    private static final Logger LOG = Logger.getLogger(ImageService.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ImageRepository images;
    private final ImageFiles files;
    private final ImageCalls calls;
    private final ImageConfig config;

    ImageService(ImageRepository images, ImageFiles files, ImageCalls calls, ImageConfig config) {
        this.images = images;
        this.files = files;
        this.calls = calls;
        this.config = config;
    }

    /** Refuses the first image that is invalid, as the field {@code images} with its index. */
    public void check(List<NewImage> newImages) {
        var largest = config.maxSize().asLongValue();
        for (var place = 0; place < newImages.size(); place++) {
            var image = newImages.get(place);
            if (image.content().length > largest) {
                throw HoopoeException.invalid("images." + place, "must not have more than " + largest + " bytes");
            }
            if (!image.type().fits(image.content())) {
                throw HoopoeException.invalid(
                        "images." + place, "is no " + image.type().mediaType());
            }
        }
    }

    /**
     * Stores the bytes of checked images for a ticket that is to be opened. What the ticket does not take then is deleted by itself
     * (docs/decisions/0069).
     *
     * @throws HoopoeException conflict without room for them, unavailable while they cannot be stored
     */
    public List<StoredImage> store(UUID ticket, List<NewImage> newImages) {
        return calls.each(newImages, image -> {
            var stored = new StoredImage(image.name(), image.type(), UUID.randomUUID());
            files.put(stored.file(), ticket, stored.name(), image.content());
            return stored;
        });
    }

    /** Adds stored images to a ticket in the transaction that opens it. */
    @Transactional(TxType.MANDATORY)
    public void add(long ticketId, List<StoredImage> stored, Instant now) {
        var taken = new HashSet<String>();
        for (var image : stored) {
            images.persist(new TicketImage(ticketId, freeId(taken), image, now));
        }
    }

    /**
     * The images of a ticket that the caller may see, in the order of the upload.
     *
     * @throws HoopoeException unavailable while the bytes of one cannot be read
     */
    public List<ShownImage> of(long ticketId) {
        return calls.each(
                images.list("ticketId = ?1 order by id", ticketId),
                image -> new ShownImage(image, image.isMoved() ? read(image) : image.formerContent()));
    }

    private byte[] read(TicketImage image) {
        return files.get(image.fileId()).orElseThrow(() -> {
            LogKeys.with(
                    LogKeys.TICKET,
                    image.ticketId(),
                    () -> LOG.errorf("Image without bytes: messaging-service has no file %s", image.fileId()));
            return HoopoeException.unavailable("The image " + image.imageId(), null);
        });
    }

    /** The prefix and 8 lower-case hexadecimal digits (contract HCall, section 1), few enough for two to collide. */
    private static String freeId(Set<String> taken) {
        String id;
        do {
            id = "img_" + HexFormat.of().toHexDigits(RANDOM.nextInt());
        } while (!taken.add(id));
        return id;
    }
}
