package dev.hoopoe.common.testing.architecture.samples;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/** Creates native queries whose plans are never found again. */
final class PlansEachTime {

    Object counted(EntityManager entities) {
        return entities.createNativeQuery("SELECT 1", Integer.class).getSingleResult();
    }

    Integer selected(Session session) {
        return session.createNativeQuery("SELECT 1", Integer.class).getSingleResult();
    }
}
