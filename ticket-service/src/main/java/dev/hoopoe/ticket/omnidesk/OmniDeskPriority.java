package dev.hoopoe.ticket.omnidesk;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.list.PriorityGroup;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The three priorities of OmniDesk; any other priority of ours is the middle one (docs/dialects.md#status-and-priority). */
public enum OmniDeskPriority {
    ALTA("high", PriorityGroup.of("high", "urgent")),
    MEDIA("medium", PriorityGroup.allBut(Set.of("high", "urgent", "low"))),
    BAJA("low", PriorityGroup.of("low"));

    private final String written;
    private final PriorityGroup shown;

    OmniDeskPriority(String written, PriorityGroup shown) {
        this.written = written;
        this.shown = shown;
    }

    /** The canonical priority that this one is stored as. */
    String canonical() {
        return written;
    }

    /** The canonical priorities that are shown as this one. */
    PriorityGroup group() {
        return shown;
    }

    static OmniDeskPriority ofCanonical(String priority) {
        return Arrays.stream(values())
                .filter(each -> each.shown.contains(priority))
                .findFirst()
                .orElse(MEDIA);
    }

    /** Reads a wire name; anything else is refused as the field {@code priority}. */
    static OmniDeskPriority of(String wireName) {
        return Arrays.stream(values())
                .filter(priority -> priority.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> HoopoeException.invalid("priority", "must be one of " + all()));
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String all() {
        return Arrays.stream(values()).map(OmniDeskPriority::wireName).collect(Collectors.joining(", "));
    }
}
