package dev.hoopoe.common.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.HoopoeException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final UUID ID = UUID.fromString("0199e7f1-5d0e-7a6b-8c3d-2f1e0d9c8b7a");
    private static final Row ROW =
            new Row(Instant.parse("2026-11-22T13:00:00.123456Z"), true, "añ\n漢\uD83D\uDC26", 7L, ID);

    private static final ListOrder<Row> ORDER = ListOrder.<Row>falling("rows.newest")
            .by("time", SortType.TIME, Row::time)
            .by("flag", SortType.FLAG, Row::flag)
            .by("text", SortType.TEXT, Row::text)
            .by("number", SortType.NUMBER, Row::number)
            .by("id", SortType.UUID, Row::id);

    private static final ListOrder<Row> BY_TIME =
            ListOrder.<Row>rising("rows.newest").by("time", SortType.TIME, Row::time);

    private record Row(Instant time, boolean flag, String text, long number, UUID id) {}

    @Test
    void placeOfARowIsReadAsItWasWritten() {
        var text = ORDER.cursorAfter(ROW, 3).text();

        var cursor = ORDER.cursor(text);

        assertTrue(text.matches("[0-9A-Za-z_-]+"), text);
        assertEquals(3, cursor.page());
        assertEquals(
                Map.of("after0", ROW.time(), "after1", true, "after2", ROW.text(), "after3", 7L, "after4", ID),
                ORDER.parameters(cursor));
    }

    @Test
    void rowsAfterAnotherAreComparedAsRows() {
        assertEquals("(time, flag, text, number, id) < (:after0, :after1, :after2, :after3, :after4)", ORDER.after());
        assertEquals("time DESC, flag DESC, text DESC, number DESC, id DESC", ORDER.clause(false));
        assertEquals("(time) > (:after0)", BY_TIME.after());
        assertEquals(Set.of("time ASC", "time DESC"), Set.of(BY_TIME.clause(false), BY_TIME.clause(true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1|rows.newest|2|2026-11-22T13:00:00Z|true",
                "1|others.newest|2|2026-11-22T13:00:00Z",
                "2|rows.newest|2|2026-11-22T13:00:00Z",
                "1|rows.newest|0|2026-11-22T13:00:00Z",
                "1|rows.newest|2147483648|2026-11-22T13:00:00Z",
                "1|rows.newest|x|2026-11-22T13:00:00Z",
                "1|rows.newest|2|yesterday",
                "1|rows.newest|2|+10000-01-01T00:00:00Z",
                "1|rows.newest|2|-0001-01-01T00:00:00Z",
                "1|rows.newest|2|",
                "1|rows.newest|2",
                "1",
                ""
            })
    void whatThisOrderDidNotWriteIsRefused(String parts) {
        var bytes = parts.replace('|', '\0').getBytes(StandardCharsets.UTF_8);

        assertRefused(Base64.getUrlEncoder().encodeToString(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%", "a b", "漢字", "1", "null", "++++", "////"})
    void whatIsNotEncodedIsRefused(String text) {
        assertRefused(text);
    }

    private static void assertRefused(String text) {
        var refusal = assertThrows(HoopoeException.class, () -> BY_TIME.parameters(BY_TIME.cursor(text)));
        assertEquals(Set.of("cursor"), refusal.details().keySet());
    }
}
