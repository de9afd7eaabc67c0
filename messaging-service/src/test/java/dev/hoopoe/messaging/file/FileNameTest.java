package dev.hoopoe.messaging.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that clients may declare. */
class FileNameTest {

    static Stream<Arguments> hostileNames() {
        return Stream.of(
                Arguments.of("../../etc/passwd", "passwd"),
                Arguments.of("..\\..\\windows\\win.ini", "win.ini"),
                Arguments.of("/etc/shadow", "shadow"),
                Arguments.of("C:\\temp\\report.pdf", "report.pdf"),
                Arguments.of("\\\\server\\share\\a.txt", "a.txt"),
                Arguments.of("a/b/", "file"),
                Arguments.of("", "file"),
                Arguments.of("   ", "file"),
                Arguments.of(".", "file"),
                Arguments.of("..", "file"),
                Arguments.of("...", "file"),
                Arguments.of(".htaccess", "htaccess"),
                Arguments.of("report.pdf. . .", "report.pdf"),
                Arguments.of("photo\u202Egpj.exe", "photogpj.exe"),
                Arguments.of("a\u2066b\u2069.txt", "ab.txt"),
                Arguments.of("\u200Fright.txt", "right.txt"),
                Arguments.of("zero\u200Bwidth\uFEFF.txt", "zerowidth.txt"),
                Arguments.of("nul\0byte.png", "nulbyte.png"),
                Arguments.of("line\r\nSet-Cookie: a=b.txt", "lineSet-Cookie_ a=b.txt"),
                Arguments.of("tab\tbell\u0007.txt", "tabbell.txt"),
                Arguments.of("para\u2029graph\u2028.txt", "paragraph.txt"),
                Arguments.of("CON", "_CON"),
                Arguments.of("nul.txt", "_nul.txt"),
                Arguments.of("Com1.tar.gz", "_Com1.tar.gz"),
                Arguments.of("lpt\u00b2", "_lpt\u00b2"),
                Arguments.of("a\"; filename=\"b.exe", "a_; filename=_b.exe"),
                Arguments.of("<script>alert(1)</script>.html", "script_.html"),
                Arguments.of("what?*|.txt", "what___.txt"),
                Arguments.of("lone\uD800surrogate.txt", "lonesurrogate.txt"),
                Arguments.of("private\uE000use.txt", "privateuse.txt"),
                Arguments.of("no\u00A0break\u3000space.txt", "no break space.txt"),
                Arguments.of("cafe\u0301.txt", "caf\u00e9.txt"),
                Arguments.of("stream.txt::$DATA", "stream.txt__$DATA"));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void hostileNameIsCleaned(String declared, String expected) {
        assertEquals(expected, FileName.clean(declared));
        assertEquals(expected, FileName.clean(expected), "Cleaning twice is cleaning once");
    }

    @Test
    void nameWithoutDeclarationIsFile() {
        assertEquals("file", FileName.clean(null));
    }

    @Test
    void ordinaryNamesStay() {
        for (var name : List.of("report.pdf", "Größe 5.docx", "写真.jpg", "a.b-c_d (1).tar.gz", "100%.txt", "😀.png")) {
            assertEquals(name, FileName.clean(name));
        }
    }

    @Test
    void longNameKeepsItsExtension() {
        var cleaned = FileName.clean("😀".repeat(300) + ".jpeg");

        assertEquals(FileName.MAX_LENGTH, cleaned.codePointCount(0, cleaned.length()));
        assertTrue(cleaned.endsWith("😀.jpeg"));
        assertEquals(255, FileName.clean("a".repeat(1000)).length());
        assertEquals(
                255,
                FileName.clean("." + "b".repeat(1000) + "." + "c".repeat(300)).length());
    }
}
