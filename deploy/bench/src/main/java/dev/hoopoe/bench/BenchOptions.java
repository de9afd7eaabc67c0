package dev.hoopoe.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param tickets how many tickets the desk is to hold; empty for as many as are there
 * @param rounds how often the compared requests take turns
 * @param sockets how many are opened, where sockets are measured
 * @param earlier the checkout of the earlier build, where an upgrade is measured
 */
record BenchOptions(
        Benchmark benchmark, OptionalInt tickets, int rounds, int sockets, boolean fresh, Optional<Path> earlier) {

    private static final int FEWEST_TICKETS = 1_000;
    private static final int MOST_TICKETS = 20_000_000;
    private static final int MOST_ROUNDS = 1_000;
    private static final int FEWEST_SOCKETS = 100;
    private static final int MOST_SOCKETS = 25_000;
    private static final int USUAL_SOCKETS = 10_000;

    /** @throws IllegalArgumentException saying what is wrong with the words */
    static BenchOptions parse(List<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("bench wants a name: " + Benchmark.names());
        }
        Iterator<String> rest = words.iterator();
        Benchmark benchmark = Benchmark.named(rest.next());
        OptionalInt tickets = benchmark.anySize() ? OptionalInt.empty() : OptionalInt.of(benchmark.usualTickets());
        int rounds = benchmark.usualRounds();
        int sockets = USUAL_SOCKETS;
        boolean fresh = false;
        Optional<Path> earlier = Optional.empty();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--sockets" -> {
                    requireSockets(benchmark);
                    sockets = number(option, rest, FEWEST_SOCKETS, MOST_SOCKETS);
                }
                case "--fresh" -> fresh = true;
                case "--earlier" -> earlier = Optional.of(folder(option, rest));
                case "--tickets" -> tickets = OptionalInt.of(number(option, rest, FEWEST_TICKETS, MOST_TICKETS));
                case "--rounds" -> rounds = number(option, rest, 1, MOST_ROUNDS);
                default -> throw new IllegalArgumentException("bench knows no " + option);
            }
        }
        if (earlier.isPresent() != (benchmark == Benchmark.UPGRADE)) {
            throw new IllegalArgumentException("an upgrade is measured by ./hoopoe upgrade-check");
        }
        return new BenchOptions(benchmark, tickets, rounds, sockets, fresh, earlier);
    }

    private static void requireSockets(Benchmark benchmark) {
        if (benchmark != Benchmark.SOCKETS) {
            throw new IllegalArgumentException("bench " + benchmark.label() + " knows no --sockets");
        }
    }

    private static Path folder(String option, Iterator<String> rest) {
        if (rest.hasNext()) {
            Path folder = Path.of(rest.next());
            if (Files.isRegularFile(folder.resolve("pom.xml"))) {
                return folder.toAbsolutePath();
            }
        }
        throw new IllegalArgumentException(option + " wants the folder of a checkout that is built");
    }

    private static int number(String option, Iterator<String> rest, int least, int most) {
        String text = rest.hasNext() ? rest.next() : "";
        if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(option + " wants a number from " + least + " to " + most);
    }
}
