package dev.hoopoe.directory.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** A tenant; its id is the {@code account_id} of other rows. */
@Entity
class Account {

    @Id
    private String id;

    private String name;
    private Instant createdAt;

    @Version
    private long version;

    protected Account() {}

    private Account(String id, String name, Instant now) {
        this.id = id;
        this.name = name;
        this.createdAt = now;
    }

    static Account open(String id, String name, Instant now) {
        return new Account(id, name, now);
    }

    String id() {
        return id;
    }

    long version() {
        return version;
    }

    AccountSnapshot snapshot() {
        return new AccountSnapshot(id, name, createdAt);
    }
}
