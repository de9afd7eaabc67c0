package dev.hoopoe.messaging.netia;

import java.util.stream.Stream;

/** Objects that are JSON, and that no database or reader of events could take. */
public final class UnstorableMetadata {

    private UnstorableMetadata() {}

    public static Stream<String> all() {
        return Stream.of(
                "{\"a\":\"\\u0000\"}",
                "{\"\\u0000\":1}",
                "{\"a\":[\"\\ud800\"]}",
                "{\"a\":1e400000}",
                "{\"a\":" + "9".repeat(600) + "}",
                "{\"a\":".repeat(70) + "1" + "}".repeat(70));
    }
}
