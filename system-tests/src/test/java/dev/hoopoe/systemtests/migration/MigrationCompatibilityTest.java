package dev.hoopoe.systemtests.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While a release replaces another one, the code of the former works with the schema of the new one (decision 0060). */
class MigrationCompatibilityTest {

    private static final Path ROOT = Path.of("..");
    private static final Path RELEASED = Path.of("src/test/resources/released-migrations.properties");

    private static final Map<String, String> FOLDERS = Map.of(
            "auth", "auth-service/src/main/resources/db/migration",
            "common", "common/src/main/resources/db/common",
            "directory", "directory-service/src/main/resources/db/migration",
            "messaging", "messaging-service/src/main/resources/db/migration",
            "ticket", "ticket-service/src/main/resources/db/migration");

    /** {@code -Dhoopoe.migrations=release} makes the migrations of today the released ones. */
    @Test
    void codeOfTheLastReleaseWorksWithTheMigrationsSince() throws IOException {
        if ("release".equals(System.getProperty("hoopoe.migrations"))) {
            release();
        }
        var released = released();

        assertEquals(FOLDERS.keySet(), released.keySet());
        var violations = FOLDERS.keySet().stream()
                .flatMap(service -> migrations(service).stream()
                        .filter(migration -> migration.version().compareTo(released.get(service)) > 0))
                .flatMap(migration -> OldCodeRule.violations(migration).stream())
                .collect(Collectors.joining("\n"));
        assertEquals("", violations, "A migration needs a note, or has to wait for the next release");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE old",
                "DROP VIEW IF EXISTS old",
                "ALTER TABLE ticket DROP COLUMN old",
                "ALTER TABLE ticket ADD fresh text, DROP old",
                "ALTER TABLE ticket RENAME COLUMN old TO fresh",
                "ALTER TABLE ticket RENAME TO fresh",
                "ALTER TABLE ticket ALTER COLUMN old TYPE bigint",
                "ALTER TABLE ticket ALTER old SET DATA TYPE bigint",
                "ALTER TABLE ticket ALTER COLUMN old SET NOT NULL",
                "ALTER TABLE ticket ADD COLUMN fresh text NOT NULL",
                "ALTER TABLE ticket ADD fresh text NOT NULL, ADD other text DEFAULT ''",
                "-- In words.\nALTER TABLE ticket\n    ADD COLUMN fresh text\n    NOT NULL",
                "REVOKE SELECT ON ticket FROM \"${service}\"",
                "SET LOCAL lock_timeout = 0",
                "SET lock_timeout TO '0'",
            })
    void whatOldCodeCannotWorkWithIsRefused(String statement) {
        assertEquals(1, violations("SELECT 1;\n" + statement + ";\n").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE fresh (id bigint NOT NULL, name text NOT NULL)",
                "ALTER TABLE ticket ADD COLUMN fresh text",
                "ALTER TABLE ticket ADD COLUMN fresh text NOT NULL DEFAULT ''",
                "ALTER TABLE ticket ADD fresh boolean GENERATED ALWAYS AS (status = 'new') STORED NOT NULL",
                "ALTER TABLE ticket ALTER COLUMN old DROP NOT NULL",
                "ALTER TABLE ticket DROP CONSTRAINT ticket_status_check, ADD CONSTRAINT c CHECK (status <> '')",
                "DROP INDEX old",
                "SET LOCAL lock_timeout = '10s'",
                "-- DROP TABLE old; is for the next release\nCREATE INDEX fresh ON ticket (id)",
                "-- compatible: nothing has read it since the release before the last\nDROP TABLE old",
            })
    void whatOldCodeWorksWithPasses(String statement) {
        assertEquals(List.of(), violations("SELECT 1;\n" + statement + ";\n"));
    }

    @Test
    void semicolonWithinAFunctionEndsNoStatement() {
        var function = "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'a;b'; $$";

        assertEquals(
                List.of(function, "SELECT ';'"), new Migration("V1__x.sql", function + ";\nSELECT ';';").statements());
    }

    @Test
    void everyFolderHasMigrations() {
        FOLDERS.keySet().forEach(service -> assertTrue(!migrations(service).isEmpty(), service));
    }

    private static List<String> violations(String sql) {
        return OldCodeRule.violations(new Migration("V1__x.sql", sql));
    }

    private static List<Migration> migrations(String service) {
        try (Stream<Path> files = Files.list(ROOT.resolve(FOLDERS.get(service)))) {
            return files.filter(Migration::isMigration).map(Migration::read).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Version> released() throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(RELEASED)) {
            properties.load(file);
        }
        var released = new TreeMap<String, Version>();
        properties
                .stringPropertyNames()
                .forEach(service -> released.put(service, Version.parse(properties.getProperty(service))));
        return released;
    }

    private static void release() throws IOException {
        var lines = FOLDERS.keySet().stream()
                .sorted()
                .map(service -> service + "=" + newest(service))
                .collect(Collectors.joining("\n"));
        Files.writeString(RELEASED, "# The newest migration of the last release, by service.\n" + lines + "\n");
    }

    private static Version newest(String service) {
        return migrations(service).stream()
                .map(Migration::version)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
