package dev.hoopoe.events;

import java.util.ArrayList;
import java.util.List;

/** What was found of a record to differ from the contract of its type. */
final class Differences {

    private final String type;
    private final List<String> found = new ArrayList<>();

    Differences(String type) {
        this.type = type;
    }

    void expect(String what, String promised, String actual) {
        if (!actual.equals(promised)) {
            found.add("%s: the %s is %s, not %s".formatted(type, what, actual, promised));
        }
    }

    void add(String what, List<String> messages) {
        messages.forEach(message -> found.add("%s: %s %s".formatted(type, what, message)));
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
