package dev.hoopoe.common.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.common.event.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** An aggregate without meaning. */
@Entity
class Sample {

    @Id
    private UUID id;

    @TenantId
    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Version
    private long version;

    private String name;
    private String note;

    @JdbcTypeCode(SqlTypes.JSON)
    private ObjectNode extra;

    private Instant createdAt;

    protected Sample() {}

    Sample(String name, String note, ObjectNode extra, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpochPlus1();
        this.name = name;
        this.note = note;
        this.extra = extra;
        this.createdAt = now;
    }

    SampleEvent created() {
        return new SampleEvent.SampleCreated(this);
    }

    SampleEvent rename(String newName) {
        var changes = Map.of("name", new Change(name, newName));
        name = newName;
        return new SampleEvent.SampleUpdated(this, changes);
    }

    SampleEvent note(String newNote) {
        var changes = Map.of("note", new Change(note, newNote));
        note = newNote;
        return new SampleEvent.SampleUpdated(this, changes);
    }

    SampleEvent deleted() {
        return new SampleEvent.SampleDeleted(this);
    }

    UUID id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    long version() {
        return version;
    }

    SampleView view() {
        return new SampleView(id, name, note, extra, createdAt);
    }
}
