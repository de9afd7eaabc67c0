package dev.hoopoe.common.testing.architecture.samples;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that anybody can change. */
@Entity
class OpenEntity {

    @Id
    public long id;

    void setId(long newId) {
        this.id = newId;
    }
}
