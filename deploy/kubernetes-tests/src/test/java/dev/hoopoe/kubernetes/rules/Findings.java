package dev.hoopoe.kubernetes.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What a rule found to be wrong. */
final class Findings {

    private final List<String> found = new ArrayList<>();

    /** Adds the text, formatted with the arguments, unless the condition holds. */
    void require(boolean condition, String text, Object... arguments) {
        if (!condition) {
            found.add(text.formatted(arguments));
        }
    }

    /** Adds each element that only one of the two has. */
    void requireSame(String what, Collection<String> expected, Collection<String> actual) {
        var missing = new TreeSet<>(expected);
        missing.removeAll(actual);
        missing.forEach(one -> found.add(what + " is missing: " + one));
        var surplus = new TreeSet<>(actual);
        surplus.removeAll(expected);
        surplus.forEach(one -> found.add(what + " is too much: " + one));
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
