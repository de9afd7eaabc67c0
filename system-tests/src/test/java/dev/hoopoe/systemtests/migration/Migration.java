package dev.hoopoe.systemtests.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A migration in SQL, by its statements. */
record Migration(String name, String sql) {

    private static final Pattern NAME = Pattern.compile("V([0-9_]+)__\\w+\\.sql");

    /** A statement with the comments before it; a semicolon within a function's body or a comment ends none. */
    private static final Pattern STATEMENT =
            Pattern.compile("(?:--[^\\n]*|\\$\\$.*?\\$\\$|'[^']*'|[^;$'-]|-(?!-)|\\$(?!\\$))+", Pattern.DOTALL);

    static boolean isMigration(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    static Migration read(Path file) {
        try {
            return new Migration(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Version version() {
        var matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalStateException("Not the name of a migration: " + name);
        }
        return Version.parse(matcher.group(1).replace('_', '.'));
    }

    List<String> statements() {
        return STATEMENT
                .matcher(sql)
                .results()
                .map(statement -> statement.group().strip())
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
