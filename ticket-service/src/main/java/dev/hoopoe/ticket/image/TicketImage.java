package dev.hoopoe.ticket.image;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** An image of a ticket; immutable, and deleted with its ticket. */
@Entity
@Immutable
class TicketImage {

    private static final byte[] NONE = {};

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    @Column(updatable = false)
    private long ticketId;

    private String imageId;
    private String name;

    @Convert(converter = ImageTypeColumn.class)
    private ImageType type;

    /** Empty unless the image is from before its bytes were files. Not null: the former release's code writes it. */
    private byte[] content;

    /** Null until the bytes of an image from before are moved. */
    private UUID fileId;

    private Instant uploadedAt;

    /** For Hibernate. */
    protected TicketImage() {}

    TicketImage(long ticketId, String imageId, StoredImage image, Instant now) {
        this.ticketId = ticketId;
        this.imageId = imageId;
        this.name = image.name();
        this.type = image.type();
        this.content = NONE;
        this.fileId = image.file();
        this.uploadedAt = now;
    }

    long ticketId() {
        return ticketId;
    }

    String imageId() {
        return imageId;
    }

    String name() {
        return name;
    }

    ImageType type() {
        return type;
    }

    /** Whether the bytes are a file of messaging-service. */
    boolean isMoved() {
        return fileId != null;
    }

    UUID fileId() {
        return fileId;
    }

    /** The bytes of an image that is not moved; the array itself, not a copy. */
    byte[] formerContent() {
        return content;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }
}
