package dev.hoopoe.local;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command that changes the replicas of a service of a running suite.
 *
 * @param number how many replicas there are to be; empty for a restart of those that there are
 */
record ReplicaCommand(Service service, OptionalInt number) implements ControlCommand {

    private static final String SCALE = "scale";
    private static final String RESTART = "restart";

    /**
     * The command of these words: {@code scale ticket 3}, {@code restart ticket}.
     *
     * @throws IllegalArgumentException saying what is wrong with them
     */
    static ReplicaCommand parse(List<String> words) {
        if (words.size() == 3 && words.get(0).equals(SCALE)) {
            return new ReplicaCommand(service(words.get(1)), OptionalInt.of(number(words.get(2))));
        }
        if (words.size() == 2 && words.get(0).equals(RESTART)) {
            return new ReplicaCommand(service(words.get(1)), OptionalInt.empty());
        }
        throw new IllegalArgumentException("scale takes a service and a number, restart takes a service");
    }

    @Override
    public String words() {
        return number.isPresent()
                ? SCALE + " " + service.wireName() + " " + number.getAsInt()
                : RESTART + " " + service.wireName();
    }

    @Override
    public void run(Suite suite, Consumer<String> progress) {
        if (number.isPresent()) {
            suite.scale(service, number.getAsInt(), progress);
        } else {
            suite.restart(service, progress);
        }
    }

    private static Service service(String name) {
        return Service.named(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + name + "; there are "
                        + Stream.of(Service.values()).map(Service::wireName).collect(Collectors.joining(", "))));
    }

    private static int number(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= ServiceReplicas.MAX)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A service has 1 to " + ServiceReplicas.MAX + " replicas, not " + text));
    }
}
