package dev.hoopoe.common.testing.architecture.samples;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** A resource that is not named so, hides a method, queries by itself and answers an entity. */
@Path("/wrong")
final class MisnamedEndpoint {

    private final EntityManager entities;

    MisnamedEndpoint(EntityManager entities) {
        this.entities = entities;
    }

    @GET
    List<OpenEntity> hidden() {
        return entities.createQuery("from OpenEntity", OpenEntity.class).getResultList();
    }
}
