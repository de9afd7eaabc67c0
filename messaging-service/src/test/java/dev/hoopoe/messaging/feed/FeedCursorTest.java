package dev.hoopoe.messaging.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedCursorTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 41, 1L << 40, Long.MAX_VALUE})
    void cursorIsReadFromItsText(long position) {
        assertEquals(new FeedCursor(position), FeedCursor.of(new FeedCursor(position).text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "x",
                "latest!",
                "AQAAAAAAAAA",
                "AQAAAAAAAAAAAA",
                "AgAAAAAAAAAp",
                "Af__________",
                "AQAAAAAAAAAp=",
                "é"
            })
    void textThatIsNoCursorIsNamed(String text) {
        var refusal = assertThrows(HoopoeException.class, () -> FeedCursor.of(text));

        assertEquals(Set.of("after"), refusal.details().keySet());
    }
}
