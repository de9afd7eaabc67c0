package dev.hoopoe.local;

import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.RandomSecret;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** A file of secrets, readable only by its owner; missing ones are generated at first use. */
final class Keys {

    private static final int SECRET_LENGTH = 40;

    private final Path file;

    private Keys(Path file) {
        this.file = file;
    }

    /** The secrets of the suite's parts. */
    static Keys ofParts(SuiteFolder folder) {
        return new Keys(folder.keys().resolve("secrets.properties"));
    }

    /** The first administrator's login. */
    static Keys ofAdministrator(SuiteFolder folder) {
        return new Keys(folder.keys().resolve("administrator.properties"));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(read().getProperty(name));
    }

    String secret(String name) {
        return findOrMake(name, SECRET_LENGTH);
    }

    synchronized String findOrMake(String name, int length) {
        return find(name).orElseGet(() -> {
            String secret = RandomSecret.ofLength(length);
            store(name, secret);
            return secret;
        });
    }

    synchronized void store(String name, String value) {
        Properties properties = read();
        properties.setProperty(name, value);
        write(properties);
    }

    synchronized void drop(String name) {
        Properties properties = read();
        properties.remove(name);
        write(properties);
    }

    private Properties read() {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new StartRefusedException("Cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return properties;
    }

    private void write(Properties properties) {
        try {
            OwnerOnly.createFolders(file.getParent());
            StringWriter text = new StringWriter();
            properties.store(text, null);
            OwnerOnly.write(file, text.toString());
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
