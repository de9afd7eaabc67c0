package dev.hoopoe.messaging.netia;

import dev.hoopoe.common.event.CloudEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The events of Netia's event subscriptions and sockets, and the desk's own that they are made from (contract Netia, section 10). */
public enum NetiaEvent {
    MESSAGE_CREATED("message:created", "message.created"),
    CONVERSATION_CREATED("conversation:created", "ticket.created"),
    CONVERSATION_UPDATED(
            "conversation:updated",
            "ticket.assigned",
            "ticket.department_changed",
            "ticket.status_changed",
            "ticket.tagged",
            "ticket.updated"),
    CUSTOMER_CREATED("customer:created", "client.created");

    static final String ALL = Arrays.stream(values()).map(NetiaEvent::wireName).collect(Collectors.joining(", "));

    private final String wireName;
    private final List<String> types;

    NetiaEvent(String wireName, String... types) {
        this.wireName = wireName;
        this.types = List.of(types);
    }

    String wireName() {
        return wireName;
    }

    /** The types that it is made from, as readers of the feed name them. */
    List<String> types() {
        return types;
    }

    static Optional<NetiaEvent> ofName(String wireName) {
        return Arrays.stream(values())
                .filter(event -> event.wireName.equals(wireName))
                .findFirst();
    }

    /** The event that is made from a full type, such as {@code dev.hoopoe.ticket.created.v1}. */
    public static Optional<NetiaEvent> ofType(String fullType) {
        return Arrays.stream(values())
                .filter(event -> event.types.stream()
                        .anyMatch(type -> fullType.startsWith(CloudEvents.TYPE_PREFIX + type + ".")))
                .findFirst();
    }

    /** The events that are made from some of these types, in the order of the contract. */
    static List<NetiaEvent> madeFrom(List<String> types) {
        return Arrays.stream(values())
                .filter(event -> types.containsAll(event.types))
                .toList();
    }
}
