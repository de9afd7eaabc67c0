package dev.hoopoe.local;

import dev.hoopoe.local.kafka.DeadLetters;
import dev.hoopoe.local.kafka.DeadLetters.DeadLetter;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists dead letters, or replays them to their topics. */
final class DeadLetterReport {

    private static final String LINE = "%-24s  %-10s  %-44s  %-36s  %s%n";

    private final DeadLetters letters;
    private final PrintStream output;

    DeadLetterReport(SuiteFolder folder, PrintStream output) {
        this.letters = new DeadLetters(RunningKafka.of(folder, System.getenv()));
        this.output = output;
    }

    void list() {
        List<DeadLetter> found = letters.list();
        if (found.isEmpty()) {
            output.println("There are no dead letters: every service took in every event.");
            return;
        }
        output.printf(LINE, "since", "service", "type", "subject", "reason");
        found.forEach(letter ->
                output.printf(LINE, letter.time(), letter.service(), letter.type(), letter.subject(), letter.reason()));
        output.println("Once the cause is mended, give them back: ./hoopoe dlq replay");
    }

    /** The dead letters of one service; of all for null. */
    void replay(String service) {
        List<DeadLetter> wanted = letters.list().stream()
                .filter(letter -> service == null || letter.service().equals(service))
                .toList();
        letters.replay(wanted);
        Map<String, Long> counts =
                wanted.stream().collect(Collectors.groupingBy(DeadLetter::topic, TreeMap::new, Collectors.counting()));
        counts.forEach((topic, count) -> output.println("Gave " + count + " back to " + topic));
        if (wanted.isEmpty()) {
            output.println("There are no dead letters" + (service == null ? "." : " of " + service + "."));
        }
    }
}
