package dev.hoopoe.bench;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param tickets how many tickets the desk is to hold; empty for as many as are there
 * @param rounds how often the compared requests take turns
 */
record BenchOptions(Benchmark benchmark, OptionalInt tickets, int rounds, boolean fresh) {

    private static final int FEWEST_TICKETS = 1_000;
    private static final int MOST_TICKETS = 20_000_000;
    private static final int MOST_ROUNDS = 1_000;

    /** @throws IllegalArgumentException saying what is wrong with the words */
    static BenchOptions parse(List<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("bench wants a name: " + Benchmark.names());
        }
        Iterator<String> rest = words.iterator();
        Benchmark benchmark = Benchmark.named(rest.next());
        OptionalInt tickets = benchmark.anySize() ? OptionalInt.empty() : OptionalInt.of(benchmark.usualTickets());
        int rounds = benchmark.usualRounds();
        boolean fresh = false;
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--fresh" -> fresh = true;
                case "--tickets" -> tickets = OptionalInt.of(number(option, rest, FEWEST_TICKETS, MOST_TICKETS));
                case "--rounds" -> rounds = number(option, rest, 1, MOST_ROUNDS);
                default -> throw new IllegalArgumentException("bench knows no " + option);
            }
        }
        return new BenchOptions(benchmark, tickets, rounds, fresh);
    }

    private static int number(String option, Iterator<String> rest, int least, int most) {
        String text = rest.hasNext() ? rest.next() : "";
        if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException(option + " wants a number from " + least + " to " + most);
    }
}
