package dev.hoopoe.directory.attribute;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kind of object that an attribute is defined for. */
public enum AttributeScope {
    CLIENT,
    TICKET;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope with this wire name; empty when there is none. */
    public static Optional<AttributeScope> named(String label) {
        return Stream.of(values())
                .filter(scope -> scope.wireName().equals(label))
                .findFirst();
    }
}
