package dev.hoopoe.common.json;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\t\r\n\u0001", "ünï", "\uD83E\uDD9C", "x\uD83E\uDD9Cy", "\uFFFF\uFFFD"})
    void textThatPostgresqlTakesIsStorable(String text) {
        assertTrue(StorableText.isStorable(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "a\u0000b",
                "\uD83E",
                "\uDD9C",
                "\uDD9C\uD83E",
                "a\uD83E",
                "\uD83Ex",
                "\uD83E\uD83E\uDD9C"
            })
    void nulAndHalvesOfPairsAreNot(String text) {
        assertFalse(StorableText.isStorable(text));
    }
}
