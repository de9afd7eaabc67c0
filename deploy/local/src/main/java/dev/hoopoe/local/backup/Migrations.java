package dev.hoopoe.local.backup;

import dev.hoopoe.local.postgres.DatabaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The SQL migrations of a service: those that its database has, and those that a build brings. */
final class Migrations {

    private static final String APPLIED =
            "SELECT script FROM flyway_schema_history WHERE type = 'SQL' AND success ORDER BY installed_rank";

    private Migrations() {}

    /** The file names of the migrations that the database has. */
    static List<String> appliedIn(DatabaseServer server, String database) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(APPLIED)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(fileName(rows.getString(1)));
            }
            return names;
        }
    }

    /** The server's major version, such as {@code 18}. */
    static String majorVersion(DatabaseServer server) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')::int / 10000")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The file names of the migrations in a packaged service, in its own jar and the common one. */
    static Set<String> packagedIn(Path application) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(application)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> file.getFileName().toString().contains("hoopoe")
                            || file.getParent().getFileName().toString().equals("app"))
                    .toList();
            for (Path jar : jars) {
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    zip.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.matches("db/.+\\.sql"))
                            .map(Migrations::fileName)
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
