package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hoopoe.common.error.HoopoeException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code expand} can add to a customer (contract row N-25). */
enum CustomerExpansion {
    COMPANY,
    TAGS,
    NOTES,
    ISSUES,
    CONVERSATIONS,
    MESSAGES;

    private static final String PARAMETER = "expand";

    private static final String ALL =
            Arrays.stream(values()).map(CustomerExpansion::wireName).collect(Collectors.joining(", "));

    /** Refuses any other name, as the field {@code expand}. */
    static Set<CustomerExpansion> of(Collection<String> names) {
        return names.stream()
                .filter(name -> !name.isEmpty())
                .map(CustomerExpansion::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CustomerExpansion.class)));
    }

    private static CustomerExpansion of(String name) {
        return Arrays.stream(values())
                .filter(value -> value.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> HoopoeException.invalid(PARAMETER, "must be one of " + ALL));
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
