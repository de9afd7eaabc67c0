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
import java.util.function.Consumer;

/** A file of secrets, readable only by its owner; missing ones are generated at first use. */
final class Keys {

    static final int SECRET_LENGTH = 40;

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

    void store(String name, String value) {
        change(properties -> properties.setProperty(name, value));
    }

    void drop(String name) {
        change(properties -> properties.remove(name));
    }

    /** Makes all changes at once: after a crash either all or none of them are in the file. */
    synchronized void change(Consumer<Properties> changes) {
        Properties properties = read();
        changes.accept(properties);
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
