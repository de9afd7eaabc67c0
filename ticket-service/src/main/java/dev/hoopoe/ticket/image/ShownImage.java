package dev.hoopoe.ticket.image;

import java.time.Instant;

/** An image of a ticket with its bytes. */
public final class ShownImage {

    private final TicketImage image;
    private final byte[] content;

    /** The array is not copied. */
    ShownImage(TicketImage image, byte[] content) {
        this.image = image;
        this.content = content;
    }

    /** Unique among the images of its ticket. */
    public String imageId() {
        return image.imageId();
    }

    public String name() {
        return image.name();
    }

    public ImageType type() {
        return image.type();
    }

    /** The array itself, not a copy. */
    public byte[] content() {
        return content;
    }

    public Instant uploadedAt() {
        return image.uploadedAt();
    }
}
