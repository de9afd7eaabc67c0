package dev.hoopoe.common.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where calls to a neighbour go, by its configured address and the file of replicas. */
class ConfiguredPeersTest {

    private static final URI ONE = URI.create("http://127.0.0.1:8101/internal/token");
    private static final URI OTHER = URI.create("http://127.0.0.1:21034/internal/token");

    @TempDir
    Path folder;

    private Path file;
    private MovingClock clock;

    @BeforeEach
    void create() {
        file = folder.resolve("replicas.properties");
        clock = new MovingClock();
    }

    @Test
    void callsTakeTurnsAndEachHasAllReplicasToTry() throws IOException {
        Files.writeString(file, "auth=http://127.0.0.1:8101, http://127.0.0.1:21034\n");
        var peers = peers();

        assertEquals(List.of(ONE, OTHER), peers.placesOf(ONE));
        assertEquals(List.of(OTHER, ONE), peers.placesOf(ONE));
        assertEquals(List.of(ONE, OTHER), peers.placesOf(ONE));
    }

    @Test
    void changedFileCountsAfterASecond() throws IOException {
        Files.writeString(file, "auth=http://127.0.0.1:8101\n");
        var peers = peers();
        peers.placesOf(ONE);
        Files.writeString(file, "auth=http://127.0.0.1:21034\n");

        assertEquals(List.of(ONE), peers.placesOf(ONE));
        clock.now = clock.now.plus(Duration.ofMillis(1_100));
        assertEquals(List.of(OTHER), peers.placesOf(ONE));
    }

    @Test
    void unreadableFileLeavesTheAddressesAsTheyWere() throws IOException {
        Files.writeString(file, "auth=http://127.0.0.1:21034\n");
        var peers = peers();
        peers.placesOf(ONE);
        for (var broken : List.of("auth=no address at all", "auth=\\uXYZ")) {
            Files.writeString(file, broken);
            clock.now = clock.now.plusSeconds(2);

            assertEquals(List.of(OTHER), peers.placesOf(ONE));
        }
        Files.delete(file);
        clock.now = clock.now.plusSeconds(2);

        assertEquals(List.of(OTHER), peers.placesOf(ONE));
    }

    @Test
    void urlOfNoNeighbourStaysAsItIs() throws IOException {
        Files.writeString(file, "auth=http://127.0.0.1:21034\n");
        var peers = peers();

        for (var url :
                List.of("http://127.0.0.1:81011/x", "https://keys.example.com/jwks", "http://127.0.0.1:8103/x")) {
            assertEquals(List.of(URI.create(url)), peers.placesOf(URI.create(url)));
        }
    }

    @Test
    void withoutAFileThereIsTheConfiguredAddress() {
        file = null;

        assertEquals(List.of(ONE), peers().placesOf(ONE));
    }

    private PeerAddresses peers() {
        return new ConfiguredPeers(new Config(Optional.ofNullable(file)), clock);
    }

    private record Config(Optional<Path> file) implements PeersConfig {

        @Override
        public URI authUrl() {
            return URI.create("http://127.0.0.1:8101");
        }

        @Override
        public URI directoryUrl() {
            return URI.create("http://127.0.0.1:8102");
        }

        @Override
        public URI ticketUrl() {
            return URI.create("http://127.0.0.1:8103");
        }

        @Override
        public URI messagingUrl() {
            return URI.create("http://127.0.0.1:8104");
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(3);
        }
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
