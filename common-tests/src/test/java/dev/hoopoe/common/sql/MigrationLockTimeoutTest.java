package dev.hoopoe.common.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A migration does not wait without end for a table that another transaction uses (docs/decisions/0057). */
@QuarkusTest
class MigrationLockTimeoutTest {

    @Inject
    Flyway flyway;

    @Test
    void migrationsGiveUpWaitingForALock() {
        assertEquals("SET lock_timeout TO '10s'", flyway.getConfiguration().getInitSql());
    }
}
