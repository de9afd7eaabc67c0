package dev.hoopoe.bench.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Collectors;

/** The file that tells the suite's gateway where services are: lets another server stand for a service until it is closed. */
final class Replicas implements AutoCloseable {

    private final Path file;
    private final String before;

    Replicas(Path file) {
        this.file = file;
        try {
            before = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param urls by the name of the service */
    void replace(Map<String, String> urls) {
        String kept = before.lines()
                .filter(line -> !urls.containsKey(line.substring(0, line.indexOf('='))))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        String added = urls.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        write(kept + added);
    }

    @Override
    public void close() {
        write(before);
    }

    private void write(String lines) {
        try {
            Path next = Files.createTempFile(file.getParent(), "replicas", ".properties");
            Files.writeString(next, lines);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
