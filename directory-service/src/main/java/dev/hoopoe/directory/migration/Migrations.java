package dev.hoopoe.directory.migration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Gives Flyway the migrations that are written in Java, beside those in SQL. */
@Singleton
class Migrations implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(new SearchTextsMigration(), new SearchedDataMigration());
    }
}
