package dev.hoopoe.ticket.image;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** An image of a ticket; immutable, and deleted with its ticket. */
@Entity
@Immutable
public class TicketImage {

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

    private byte[] content;
    private Instant uploadedAt;

    /** For Hibernate. */
    protected TicketImage() {}

    TicketImage(long ticketId, String imageId, NewImage image, Instant now) {
        this.ticketId = ticketId;
        this.imageId = imageId;
        this.name = image.name();
        this.type = image.type();
        this.content = image.content();
        this.uploadedAt = now;
    }

    /** Unique among the images of its ticket. */
    public String imageId() {
        return imageId;
    }

    public String name() {
        return name;
    }

    public ImageType type() {
        return type;
    }

    /** The array itself, not a copy. */
    public byte[] content() {
        return content;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }
}
