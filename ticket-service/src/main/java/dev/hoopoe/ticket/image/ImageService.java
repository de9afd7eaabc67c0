package dev.hoopoe.ticket.image;

import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Stores the images of tickets; refuses one that is too large or not of its type before anything is stored. */
@ApplicationScoped
public class ImageService {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ImageRepository images;
    private final ImageConfig config;

    ImageService(ImageRepository images, ImageConfig config) {
        this.images = images;
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

    /** Adds checked images to a ticket in the transaction that stores it. */
    @Transactional(TxType.MANDATORY)
    public void add(long ticketId, List<NewImage> newImages, Instant now) {
        var taken = new HashSet<String>();
        for (var image : newImages) {
            images.persist(new TicketImage(ticketId, freeId(taken), image, now));
        }
    }

    /** The images of a ticket that the caller may see, in the order of the upload. */
    public List<TicketImage> of(long ticketId) {
        return images.list("ticketId = ?1 order by id", ticketId);
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
