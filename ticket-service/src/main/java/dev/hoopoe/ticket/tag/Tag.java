package dev.hoopoe.ticket.tag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.TenantId;

/** A label on tickets. A deleted one is hidden, and its row stays until no ticket has it. */
@Entity
public class Tag {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    private String name;
    private String nameKey;
    private boolean deleted;

    /** For Hibernate. */
    protected Tag() {}

    void rename(TagName newName) {
        name = newName.text();
        nameKey = newName.key();
    }

    void delete() {
        deleted = true;
    }

    boolean isDeleted() {
        return deleted;
    }

    String key() {
        return nameKey;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }
}
