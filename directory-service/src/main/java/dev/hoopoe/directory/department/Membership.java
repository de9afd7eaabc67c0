package dev.hoopoe.directory.department;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A user's membership of a department. */
@Entity
@IdClass(Membership.Key.class)
class Membership {

    @Id
    private UUID userId;

    @Id
    private Long departmentId;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    protected Membership() {}

    Membership(UUID userId, Long departmentId) {
        this.userId = userId;
        this.departmentId = departmentId;
    }

    UUID userId() {
        return userId;
    }

    Long departmentId() {
        return departmentId;
    }

    /** The primary key. */
    record Key(UUID userId, Long departmentId) {}
}
