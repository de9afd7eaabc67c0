package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hoopoe.common.error.HoopoeException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code expand} can add to a customer (contract row N-25). */
enum CustomerExpansion {
    COMPANY,
    TAGS,
    NOTES,
    ISSUES;

    private static final String PARAMETER = "expand";

    private static final String ALL =
            Arrays.stream(values()).map(CustomerExpansion::wireName).collect(Collectors.joining(", "));

    /** What messaging-service has, with the operation that lists it: calls between services do not run backwards. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("conversations", "/api/conversations", "messages", "/api/messages");

    /** Refuses any other name, as the field {@code expand}. */
    static Set<CustomerExpansion> of(Collection<String> names) {
        return names.stream()
                .filter(name -> !name.isEmpty())
                .map(CustomerExpansion::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CustomerExpansion.class)));
    }

    private static CustomerExpansion of(String name) {
        if (ELSEWHERE.containsKey(name)) {
            throw HoopoeException.invalid(
                    PARAMETER, "cannot be " + name + "; GET " + ELSEWHERE.get(name) + " with customer_id lists them");
        }
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
