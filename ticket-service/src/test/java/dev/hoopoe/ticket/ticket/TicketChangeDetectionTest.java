package dev.hoopoe.ticket.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.tag.Tag;
import jakarta.persistence.Embedded;
import jakarta.persistence.Transient;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A field of a ticket whose change is not detected would change without a version and without an event. */
class TicketChangeDetectionTest {

    /** Fields that no change is detected of, each with the reason. */
    private static final Map<String, String> UNDETECTED = Map.ofEntries(
            Map.entry("id", "given by the database, once"),
            Map.entry("accountId", "never changes"),
            Map.entry("version", "counts the changes"),
            Map.entry("uid", "given at the opening, once"),
            Map.entry("description", "the text of the opening; no operation changes it"),
            Map.entry("createdAt", "the time of the opening"),
            Map.entry("dueAt", "given at the opening; no operation changes it"),
            Map.entry("secretHash", "given at the opening, and in no event"),
            Map.entry("unanswered", "a count of this service alone, in no event"),
            Map.entry("searchWords", "follow from the texts, in no event"));

    private static final FieldSet NO_FIELDS = new FieldSet(List.of(), true);

    private static Stream<Field> persistentFields() {
        return Arrays.stream(Ticket.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .filter(field -> !field.isAnnotationPresent(Transient.class));
    }

    static Stream<String> detected() {
        return persistentFields()
                .filter(field -> !UNDETECTED.containsKey(field.getName()))
                .flatMap(field -> field.isAnnotationPresent(Embedded.class)
                        ? Arrays.stream(field.getType().getRecordComponents())
                                .map(part -> field.getName() + "." + part.getName())
                        : Stream.of(field.getName()));
    }

    @ParameterizedTest
    @MethodSource("detected")
    void changeOfFieldIsDetected(String path) throws ReflectiveOperationException {
        var ticket = Ticket.open(
                NewTicket.builder("Printer", UUID.randomUUID(), "web").build(),
                NO_FIELDS,
                TicketSecret.generate(),
                Instant.EPOCH);
        var before = ticket.snapshot();

        var names = path.split("\\.", -1);
        var field = Ticket.class.getDeclaredField(names[0]);
        field.setAccessible(true);
        field.set(ticket, names.length == 1 ? other(field.getType()) : withOther((Record) field.get(ticket), names[1]));

        var wireName = SnakeCaseStrategy.INSTANCE.translate(names[names.length - 1]);
        assertTrue(
                before.changesTo(ticket.snapshot()).containsKey(wireName),
                () -> "Ticket." + path + " needs a line in TicketSnapshot.changesTo, or a reason in UNDETECTED");
    }

    @Test
    void everyReasonIsOfAField() {
        var fields = persistentFields().map(Field::getName).collect(Collectors.toSet());
        var others = new TreeSet<>(UNDETECTED.keySet());
        others.removeAll(fields);

        assertEquals(Set.of(), others);
    }

    private static Record withOther(Record embedded, String changed) throws ReflectiveOperationException {
        var parts = embedded.getClass().getRecordComponents();
        var values = new Object[parts.length];
        for (var i = 0; i < parts.length; i++) {
            values[i] = parts[i].getName().equals(changed)
                    ? other(parts[i].getType())
                    : parts[i].getAccessor().invoke(embedded);
        }
        var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return embedded.getClass().getDeclaredConstructor(types).newInstance(values);
    }

    /** A value that no ticket of this test has. */
    private static Object other(Class<?> type) throws ReflectiveOperationException {
        if (type == String.class) {
            return "other";
        }
        if (type == UUID.class) {
            return UUID.randomUUID();
        }
        if (type == Long.class) {
            return 99L;
        }
        if (type == Instant.class) {
            return Instant.EPOCH.plusSeconds(99);
        }
        if (type == TicketStatus.class) {
            return TicketStatus.CLOSED;
        }
        if (type == ObjectNode.class) {
            return JsonNodeFactory.instance.objectNode().put("a", 1);
        }
        if (type == Set.class) {
            return Set.of(new TicketTag(tag(), "account"));
        }
        throw new IllegalArgumentException("A field of type " + type + " needs a value here");
    }

    private static Tag tag() throws ReflectiveOperationException {
        var constructor = Tag.class.getDeclaredConstructor();
        constructor.setAccessible(true);
        var tag = constructor.newInstance();
        var name = Tag.class.getDeclaredField("name");
        name.setAccessible(true);
        name.set(tag, "vip");
        return tag;
    }
}
