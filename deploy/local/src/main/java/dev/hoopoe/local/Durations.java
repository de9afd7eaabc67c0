package dev.hoopoe.local;

import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** The file with the durations of the last build and start. */
final class Durations {

    private static final String BUILD_AND_START = "build-and-start";
    private static final String START = "start";

    private final Path file;

    Durations(Path file) {
        this.file = file;
    }

    /** Stores the time until everything was ready; the build's part is empty when there was nothing to build. */
    void store(Duration build, Duration whole) {
        Properties properties = read();
        if (build.isZero()) {
            properties.setProperty(START, whole.toString());
        } else {
            properties.setProperty(BUILD_AND_START, whole.toString());
        }
        try {
            StringWriter text = new StringWriter();
            properties.store(text, null);
            OwnerOnly.write(file, text.toString());
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    Optional<Duration> buildAndStart() {
        return Optional.ofNullable(read().getProperty(BUILD_AND_START)).map(Duration::parse);
    }

    Optional<Duration> start() {
        return Optional.ofNullable(read().getProperty(START)).map(Duration::parse);
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
}
