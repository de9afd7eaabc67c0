package dev.hoopoe.ticket.tag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagNameTest {

    @Test
    void spaceAroundIsNotPartOfTheName() {
        assertEquals(new TagName("a b", "a b"), TagName.of("\u2003 a b\t", "name"));
    }

    @ParameterizedTest
    @CsvSource({"VIP, vip", "Ünïcode, ÜNÏCODE", "straße, STRASSE", "ΟΔΟΣ, οδος", "e\u0301, É"})
    void caseAndWayOfWritingMakeNoOtherName(String one, String other) {
        assertEquals(TagName.of(one, "name").key(), TagName.of(other, "name").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIP\u00a0", "\ufeffVIP", "V\u200bIP", "VI\u00adP", "\u202fVIP\u2060"})
    void whatCannotBeSeenMakesNoOtherName(String looksLikeVip) {
        assertEquals("vip", TagName.of(looksLikeVip, "name").key());
    }

    @Test
    void runsOfSpacesAreOneSpace() {
        assertEquals(TagName.keyOf("a b"), TagName.keyOf("a\u00a0\u2003b"));
    }

    @Test
    void otherNameHasAnotherKey() {
        assertNotEquals(TagName.keyOf("a"), TagName.keyOf("ä"));
    }

    @Test
    void hundredCharactersAreTakenWhateverTheirSize() {
        assertEquals(200, TagName.of("😀".repeat(100), "name").text().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2003", "\u00a0", "\u200b", "\ufeff\u202f"})
    void nameOfNothingIsRefused(String text) {
        assertThrows(HoopoeException.class, () -> TagName.of(text, "name"));
    }

    @Test
    void nameOf101CharactersIsRefused() {
        assertThrows(HoopoeException.class, () -> TagName.of("x".repeat(101), "name"));
    }
}
