package dev.hoopoe.ticket.testing;

import dev.hoopoe.common.testing.TopicWriter.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Events of messages as messaging-service publishes them. */
public final class TestMessages {

    private static final UUID STAFF = UUID.randomUUID();

    private TestMessages() {}

    /** {@code name} such as {@code created}; a reply of the staff, or a note. */
    public static Event event(String name, String account, long ticket, UUID uid, String text, boolean note) {
        return event(name, account, ticket, snapshot(ticket, uid, text, note));
    }

    /** A message of the staff that staff alone are shown. */
    public static Event privateEvent(String name, String account, long ticket, UUID uid, String text) {
        var snapshot = snapshot(ticket, uid, text, false);
        snapshot.put("private", true);
        return event(name, account, ticket, snapshot);
    }

    private static Event event(String name, String account, long ticket, Map<String, Object> snapshot) {
        return Event.of("message." + name, Long.toString(ticket), account, 1, snapshot);
    }

    private static Map<String, Object> snapshot(long ticket, UUID uid, String text, boolean note) {
        var snapshot = new HashMap<String, Object>();
        snapshot.put("id", 1);
        snapshot.put("uid", uid);
        snapshot.put("ticket_id", ticket);
        snapshot.put("user_id", STAFF);
        snapshot.put("client_id", null);
        snapshot.put("body", text);
        snapshot.put("is_system_message", false);
        snapshot.put("is_note", note);
        snapshot.put("origin", note ? "api" : "reply");
        snapshot.put("created_at", "2026-01-02T03:04:05Z");
        return snapshot;
    }
}
