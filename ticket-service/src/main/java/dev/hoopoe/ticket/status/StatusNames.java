package dev.hoopoe.ticket.status;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the name of a status in any dialect: one of the nine, or a dialect's word for several of them. */
@ApplicationScoped
public class StatusNames {

    private final List<StatusWords> dialects;

    StatusNames(@All List<StatusWords> dialects) {
        this.dialects = dialects;
    }

    /** None for a name that is no status in any dialect. */
    public Set<TicketStatus> statusesOf(String name) {
        var canonical = Arrays.stream(TicketStatus.values())
                .filter(status -> status.wireName().equals(name));
        var ofDialects = dialects.stream().flatMap(words -> words.statusesOf(name).stream());
        return Stream.concat(canonical, ofDialects).collect(Collectors.toSet());
    }
}
