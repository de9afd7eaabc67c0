package dev.hoopoe.directory.department;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.TenantId;

/** A group of users to which tickets are assigned; its name is unique in the account, case-insensitively. */
@Entity
class Department {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @TenantId
    @Column(updatable = false)
    private String accountId;

    private String name;
    private String description;

    @Column(updatable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected Department() {}

    private Department(String name, String description, Instant now) {
        this.name = name;
        this.description = description;
        this.createdAt = now;
    }

    static Department found(String name, String description, Instant now) {
        return new Department(name, description, now);
    }

    void describe(DepartmentDetails details) {
        this.name = details.name();
        this.description = details.description();
    }

    long id() {
        return id;
    }

    long version() {
        return version;
    }

    DepartmentSnapshot snapshot() {
        return new DepartmentSnapshot(id, name, description, createdAt);
    }
}
