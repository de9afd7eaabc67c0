package dev.hoopoe.local;

import dev.hoopoe.local.process.RandomSecret;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** A file of secrets that only its owner may read; what is missing is made up at first use and kept. */
final class Keys {

    private static final int SECRET_LENGTH = 40;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

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
            keep(name, secret);
            return secret;
        });
    }

    synchronized void keep(String name, String value) {
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
            Files.createDirectories(file.getParent(), OWNER_ONLY_FOLDER);
            StringWriter text = new StringWriter();
            properties.store(text, null);
            Path fresh = Files.createTempFile(file.getParent(), "keys", "", OWNER_ONLY);
            Files.writeString(fresh, text.toString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
