package dev.hoopoe.ticket.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.field.FieldDefinition;
import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.common.field.FieldType;
import dev.hoopoe.common.field.FieldVisibility;
import dev.hoopoe.ticket.status.MessageAuthor;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketAssigned;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketDepartmentChanged;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketMessageAdded;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketStatusChanged;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketUpdated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TicketTest {

    private static final Instant OPENED = Instant.parse("2026-01-01T10:00:00Z");
    private static final Instant LATER = OPENED.plusSeconds(60);
    private static final Instant LATEST = OPENED.plusSeconds(120);
    private static final FieldSet NONE = new FieldSet(List.of(), true);
    private static final FieldSet FLOOR =
            new FieldSet(List.of(new FieldDefinition("floor", FieldType.INT, null, FieldVisibility.EVERYONE)), true);
    private static final TicketEdit NOTHING = TicketEdit.builder().build();

    static Stream<Arguments> allTransitions() {
        return Arrays.stream(TicketStatus.values())
                .flatMap(from -> Arrays.stream(TicketStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("allTransitions")
    void closedAtFollowsClosedAlone(TicketStatus from, TicketStatus to) {
        var ticket = opened(from);

        ticket.changeStatus(to, LATER);

        var expected = to != TicketStatus.CLOSED ? null : from == TicketStatus.CLOSED ? OPENED : LATER;
        assertEquals(expected, ticket.snapshot().closedAt());
    }

    @ParameterizedTest
    @MethodSource("allTransitions")
    void resolvedAtIsSetOnEnteringClosedStatesAndClearedOnLeaving(TicketStatus from, TicketStatus to) {
        var ticket = opened(from);

        ticket.changeStatus(to, LATER);

        var expected = to.isOpen() ? null : from.isOpen() ? LATER : OPENED;
        assertEquals(expected, ticket.snapshot().resolvedAt());
    }

    @ParameterizedTest
    @MethodSource("allTransitions")
    void changeOfStatusIsOneEventAndNoneWhenItIsTheSame(TicketStatus from, TicketStatus to) {
        var ticket = opened(from);

        var event = ticket.changeStatus(to, LATER);

        assertEquals(to, ticket.status());
        assertEquals(from != to, event.isPresent());
        assertEquals(from == to ? OPENED : LATER, ticket.updatedAt());
        event.ifPresent(changed -> {
            assertInstanceOf(TicketStatusChanged.class, changed);
            assertEquals(new Change(from, to), changed.changes().get("status"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void ticketCanBeOpenedInAnyStatus(TicketStatus status) {
        var ticket = opened(status);

        assertEquals(status == TicketStatus.CLOSED, ticket.snapshot().closedAt() != null);
        assertEquals(!status.isOpen(), ticket.snapshot().resolvedAt() != null);
    }

    @Test
    void editOfNothingIsNoEvent() {
        var ticket = opened(TicketStatus.NEW);

        assertTrue(ticket.edit(NOTHING, NONE, LATER).isEmpty());
        assertEquals(OPENED, ticket.updatedAt());
    }

    @Test
    void editWithTheSameValuesIsNoEvent() {
        var ticket = opened(TicketStatus.NEW);
        var same = TicketEdit.builder()
                .title(ticket.title())
                .clientId(ticket.clientId())
                .channelId(ticket.channelId())
                .departmentId(Optional.empty())
                .status(TicketStatus.NEW)
                .priority(ticket.priority())
                .externalId(Optional.empty())
                .customFields(JsonNodeFactory.instance.objectNode())
                .build();

        assertTrue(ticket.edit(same, NONE, LATER).isEmpty());
    }

    @Test
    void numberInAnotherNotationIsNoChange() {
        var ticket = opened(TicketStatus.NEW);
        ticket.edit(withFields(object().put("n", 100)), NONE, LATER);

        assertTrue(ticket.edit(withFields(object().put("n", new BigDecimal("1.00e2"))), NONE, LATEST)
                .isEmpty());
    }

    @Test
    void editOfTheStatusAloneIsStatusChanged() {
        var ticket = opened(TicketStatus.NEW);
        var edit = TicketEdit.builder().status(TicketStatus.CLOSED).build();

        var event = ticket.edit(edit, NONE, LATER).orElseThrow();

        assertInstanceOf(TicketStatusChanged.class, event);
        assertEquals(
                Set.of("status", "open", "closed_at", "resolved_at", "updated_at"),
                event.changes().keySet());
    }

    @Test
    void editOfSeveralFieldsIsOneUpdatedEvent() {
        var ticket = opened(TicketStatus.NEW);
        var edit = TicketEdit.builder()
                .title("Scanner")
                .clientId(UUID.randomUUID())
                .channelId("email")
                .departmentId(Optional.of(7L))
                .status(TicketStatus.IN_PROGRESS)
                .priority("high")
                .externalId(Optional.of("x"))
                .customFields(object().put("a", 1))
                .build();

        var event = ticket.edit(edit, NONE, LATER).orElseThrow();

        assertInstanceOf(TicketUpdated.class, event);
        assertEquals(
                Set.of(
                        "title",
                        "client_id",
                        "channel_id",
                        "department_id",
                        "status",
                        "priority",
                        "external_id",
                        "custom_fields",
                        "updated_at"),
                event.changes().keySet());
    }

    @Test
    void departmentAndExternalIdCanBeCleared() {
        var ticket = opened(TicketStatus.NEW);
        ticket.edit(
                TicketEdit.builder()
                        .departmentId(Optional.of(7L))
                        .externalId(Optional.of("x"))
                        .build(),
                NONE,
                LATER);

        ticket.edit(
                TicketEdit.builder()
                        .departmentId(Optional.empty())
                        .externalId(Optional.empty())
                        .build(),
                NONE,
                LATEST);

        assertNull(ticket.departmentId());
        assertNull(ticket.externalId());
    }

    @Test
    void parametersAreCastAndLaidOverTheStoredFields() {
        var ticket = opened(TicketStatus.NEW);
        ticket.edit(withFields(object().put("free", "x").put("floor", 1)), FLOOR, LATER);
        var edit = TicketEdit.builder().parameters(object().put("floor", "2")).build();

        ticket.edit(edit, FLOOR, LATEST);

        assertEquals(object().put("free", "x").put("floor", 2L), ticket.customFields());
    }

    @Test
    void parametersAreLaidOverNewCustomFields() {
        var ticket = opened(TicketStatus.NEW);
        ticket.edit(withFields(object().put("free", "x")), FLOOR, LATER);
        var edit = TicketEdit.builder()
                .customFields(object().put("a", 1))
                .parameters(object().put("floor", 2))
                .build();

        ticket.edit(edit, FLOOR, LATEST);

        assertEquals(object().put("a", 1).put("floor", 2L), ticket.customFields());
    }

    @Test
    void editWithoutFieldsDoesNotAskWhatBecameRequiredSince() {
        var ticket = opened(TicketStatus.NEW);
        var required = new FieldSet(
                List.of(new FieldDefinition("floor", FieldType.INT, "required", FieldVisibility.EVERYONE)), true);
        var edit = TicketEdit.builder().title("Other").parameters(object()).build();

        ticket.edit(edit, required, LATER);

        assertEquals("Other", ticket.title());
        assertThrows(HoopoeException.class, () -> ticket.edit(withFields(object()), required, LATEST));
    }

    @Test
    void departmentCanBeLeft() {
        var ticket = opened(TicketStatus.NEW);
        ticket.moveTo(3L, LATER);

        var event = ticket.moveTo(null, LATEST).orElseThrow();

        assertInstanceOf(TicketDepartmentChanged.class, event);
        assertNull(ticket.departmentId());
    }

    @Test
    void twoChangesWithinAMillisecondHaveTwoTimes() {
        var ticket = opened(TicketStatus.NEW);

        ticket.changeStatus(TicketStatus.IN_PROGRESS, OPENED);

        assertEquals(OPENED.plusMillis(1), ticket.updatedAt());
    }

    @Test
    void moveToAnotherDepartmentIsAnEventAndToTheSameIsNone() {
        var ticket = opened(TicketStatus.NEW);

        assertInstanceOf(TicketDepartmentChanged.class, ticket.moveTo(3L, LATER).orElseThrow());
        assertTrue(ticket.moveTo(3L, LATEST).isEmpty());
    }

    @Test
    void assignmentReplacesTheFormerOneAndLeavesDepartmentAndStatus() {
        var ticket = opened(TicketStatus.NEW);
        var user = UUID.randomUUID();
        ticket.assign(new TicketAssignment(user, null), LATER);

        var event = ticket.assign(new TicketAssignment(null, 4L), LATEST).orElseThrow();

        assertInstanceOf(TicketAssigned.class, event);
        assertEquals(new TicketAssignment(null, 4L), ticket.assignment());
        assertEquals(new Change(user, null), event.changes().get("assignee_id"));
        assertNull(ticket.departmentId());
        assertEquals(TicketStatus.NEW, ticket.status());
    }

    @Test
    void messageThatMovesTheStatusIsStatusChanged() {
        var ticket = opened(TicketStatus.WAIT_FOR_USER);

        var event = ticket.addMessage(MessageAuthor.CLIENT, 1, LATER);

        assertInstanceOf(TicketStatusChanged.class, event);
        assertEquals(TicketStatus.WAIT_FOR_AGENT, ticket.status());
        assertEquals(LATER, ticket.updatedAt());
    }

    @Test
    void messageThatLeavesTheStatusIsMessageAddedAndMovesUpdatedAt() {
        var ticket = opened(TicketStatus.CLOSED);

        var event = ticket.addMessage(MessageAuthor.REPLYING_STAFF, 1, LATER);

        assertInstanceOf(TicketMessageAdded.class, event);
        assertEquals(Set.of("updated_at"), event.changes().keySet());
        assertEquals(LATER, ticket.updatedAt());
        assertNotNull(ticket.snapshot().closedAt());
    }

    private static Ticket opened(TicketStatus status) {
        var details = NewTicket.builder("Printer", UUID.randomUUID(), "web")
                .status(status)
                .build();
        return Ticket.open(details, NONE, TicketSecret.generate(), OPENED);
    }

    private static TicketEdit withFields(ObjectNode fields) {
        return TicketEdit.builder().customFields(fields).build();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
