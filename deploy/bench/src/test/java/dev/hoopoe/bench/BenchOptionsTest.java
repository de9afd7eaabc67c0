package dev.hoopoe.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.process.ProjectRoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    private final Path checkout = ProjectRoot.find();

    @Test
    void listsAreMeasuredAtAMillionTicketsUnlessToldOtherwise() {
        BenchOptions options = BenchOptions.parse(List.of("lists"));

        assertEquals(Benchmark.LISTS, options.benchmark());
        assertEquals(OptionalInt.of(1_000_000), options.tickets());
        assertFalse(options.fresh());
    }

    @Test
    void loginsAreMeasuredOnWhateverDeskIsThere() {
        assertTrue(BenchOptions.parse(List.of("logins")).tickets().isEmpty());
    }

    @Test
    void whatNeedsFewTicketsIsMeasuredOnWhateverDeskIsThereAndElseOnASmallOne() {
        for (String name : List.of("events", "webhooks", "relay")) {
            BenchOptions options = BenchOptions.parse(List.of(name));

            assertTrue(options.tickets().isEmpty(), name);
            assertEquals(1_000, options.benchmark().usualTickets(), name);
        }
    }

    @Test
    void optionsStandAfterTheName() {
        BenchOptions options = BenchOptions.parse(List.of("search", "--tickets", "5000", "--rounds", "3", "--fresh"));

        assertEquals(
                new BenchOptions(Benchmark.SEARCH, OptionalInt.of(5000), 3, 10_000, true, Optional.empty()), options);
    }

    @Test
    void tenThousandSocketsAreOpenedUnlessToldOtherwise() {
        assertEquals(10_000, BenchOptions.parse(List.of("sockets")).sockets());
        assertEquals(
                500, BenchOptions.parse(List.of("sockets", "--sockets", "500")).sockets());
    }

    @Test
    void socketsAreOpenedByTheirOwnBenchmarkAlone() {
        assertThrows(IllegalArgumentException.class, () -> BenchOptions.parse(List.of("lists", "--sockets", "500")));
    }

    @Test
    void upgradeIsMeasuredFromAnotherCheckout() {
        BenchOptions options = BenchOptions.parse(List.of("upgrade", "--earlier", checkout.toString()));

        assertEquals(Optional.of(checkout), options.earlier());
    }

    @Test
    void whatItDoesNotKnowIsRefused() {
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("speed"),
                List.of("lists", "--quick"),
                List.of("lists", "--tickets"),
                List.of("lists", "--tickets", "many"),
                List.of("lists", "--tickets", "999"),
                List.of("lists", "--rounds", "0"),
                List.of("sockets", "--sockets", "99"),
                List.of("upgrade"),
                List.of("upgrade", "--earlier"),
                List.of("upgrade", "--earlier", "/no/such/folder"),
                List.of("rollout", "--earlier", checkout.toString()))) {
            assertThrows(IllegalArgumentException.class, () -> BenchOptions.parse(words), words.toString());
        }
    }
}
