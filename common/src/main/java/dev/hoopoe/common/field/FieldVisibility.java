package dev.hoopoe.common.field;

import dev.hoopoe.common.error.HoopoeException;
import java.util.Locale;
import java.util.stream.Stream;

/** Who may see a field (contract Homa, section 5.3). */
public enum FieldVisibility {
    EVERYONE,
    ADMINISTRATOR,
    HIDDEN;

    /** Reads {@code everyone}, {@code administrator} or {@code hidden}. */
    public static FieldVisibility of(String name) {
        return Stream.of(values())
                .filter(visibility -> visibility.wireName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> HoopoeException.invalid("visibility", "must be one of everyone, administrator, hidden"));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean shows(boolean administrator) {
        return this == EVERYONE || (this == ADMINISTRATOR && administrator);
    }
}
