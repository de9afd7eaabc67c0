package dev.hoopoe.common.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @Test
    void idThatIsSafeToLogIsKept() {
        assertEquals("Abc-1.2_3", RequestId.accept("Abc-1.2_3"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"two words", "line\nbreak", "<script>", "é", "\"quoted\""})
    void otherIdIsReplaced(String given) {
        var accepted = RequestId.accept(given);

        assertNotEquals(given, accepted);
        assertEquals(accepted, UUID.fromString(accepted).toString());
    }

    @Test
    void idThatIsTooLongIsReplaced() {
        assertEquals(36, RequestId.accept("x".repeat(65)).length());
    }
}
