package dev.hoopoe.messaging.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 §14.1.2, of a file with ten bytes. */
class ByteRangeTest {

    private static final long SIZE = 10;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-9, 0, 9",
        "bytes=2-4, 2, 4",
        "bytes=2-99, 2, 9",
        "bytes=2-99999999999999999999, 2, 9",
        "bytes=7-, 7, 9",
        "bytes=-3, 7, 9",
        "bytes=-99, 0, 9",
        "BYTES=1-2, 1, 2",
        "'bytes= 1-2 ', 1, 2"
    })
    void singleRangeIsAPart(String header, long first, long last) {
        assertEquals(new ByteRange(first, last, SIZE, true), ByteRange.of(header, SIZE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999-"})
    void rangeBehindTheEndIsNotSatisfiable(String header) {
        assertFalse(ByteRange.of(header, SIZE).isSatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=4-2",
                "bytes=0-1,3-4",
                "bytes=a-b",
                "bytes=--1",
                "lines=1-2",
                "0-1"
            })
    void whatIsNoSingleRangeMeansTheWholeFile(String header) {
        assertEquals(new ByteRange(0, 9, SIZE, false), ByteRange.of(header, SIZE));
    }

    @Test
    void withoutARangeTheFileIsWhole() {
        assertEquals(new ByteRange(0, 9, SIZE, false), ByteRange.of(null, SIZE));
    }
}
