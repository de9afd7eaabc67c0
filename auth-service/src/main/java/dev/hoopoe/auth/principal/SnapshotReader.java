package dev.hoopoe.auth.principal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.auth.principal.PersonUpdateTransactions.PersonUpdate;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.event.PoisonEventException;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.identity.Roles;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** Parses and validates a person's snapshot. */
@Singleton
class SnapshotReader {

    private static final String FIELD = "snapshot";
    private static final Set<String> TYPES = Set.of(Roles.ADMINISTRATOR, Roles.AGENT);

    private final ObjectMapper mapper;

    SnapshotReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The update of a push. */
    PersonUpdate fromPush(UUID userId, long sequence, ObjectNode snapshot) {
        try {
            return read(userId, sequence, snapshot);
        } catch (JsonProcessingException e) {
            throw HoopoeException.invalid(FIELD, "is not a person's snapshot");
        }
    }

    /** The update of an event. */
    PersonUpdate fromEvent(ReceivedEvent event) {
        try {
            if (event.snapshot() instanceof ObjectNode snapshot) {
                return read(UUID.fromString(event.subject()), event.sequence(), snapshot);
            }
            throw new PoisonEventException("Event " + event.id() + " has no snapshot", null);
        } catch (JsonProcessingException | HoopoeException | IllegalArgumentException e) {
            throw new PoisonEventException("Event " + event.id() + " has no valid snapshot of a person", e);
        }
    }

    private PersonUpdate read(UUID userId, long sequence, ObjectNode snapshot) throws JsonProcessingException {
        var person = mapper.treeToValue(snapshot, PersonSnapshot.class);
        if (!userId.toString().equalsIgnoreCase(person.id())) {
            throw HoopoeException.invalid("snapshot.id", "must be the id in the path");
        }
        if (person.type() != null && !TYPES.contains(person.type())) {
            throw HoopoeException.invalid("snapshot.type", "must be one of administrator, agent");
        }
        return new PersonUpdate(sequence, person, snapshot);
    }
}
