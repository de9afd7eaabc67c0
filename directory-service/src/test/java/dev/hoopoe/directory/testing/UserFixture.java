package dev.hoopoe.directory.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Bodies of requests about users. */
public final class UserFixture {

    public static final String PASSWORD = "correct horse battery";

    private UserFixture() {}

    /** An agent with an e-mail address that nobody else has, and no password. */
    public static Map<String, Object> agent() {
        return agent(address("ada"));
    }

    /** An e-mail address that nobody else has; staff addresses are unique in all accounts. */
    public static String address(String name) {
        return name + "-" + UUID.randomUUID() + "@example.com";
    }

    public static Map<String, Object> agent(String email) {
        return new HashMap<>(Map.of("name", "Ada", "last_name", "Byron", "email", email, "type", "agent"));
    }

    public static Map<String, Object> administrator() {
        return with(agent(), "type", "administrator");
    }

    /** An e-mail address that makes {@link AuthNeighbour} behave that way. */
    public static String emailAtNeighbour(String behaviour) {
        return address(behaviour);
    }

    /** A copy with one field set; null is kept as an explicit null. */
    public static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var copy = new HashMap<>(body);
        copy.put(field, value);
        return copy;
    }

    public static Map<String, Object> without(Map<String, Object> body, String field) {
        var copy = new HashMap<>(body);
        copy.remove(field);
        return copy;
    }
}
