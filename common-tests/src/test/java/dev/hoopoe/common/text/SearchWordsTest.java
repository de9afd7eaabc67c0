package dev.hoopoe.common.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.RandomTexts;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    private static final int TEXTS = 5_000;
    private static final long SEED = 16;

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "az", "lt", "th"})
    void anyTextIsFoundByItselfByEachWordAndByTheBeginningOfEach(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        var texts = new RandomTexts(SEED);
        for (var i = 0; i < TEXTS; i++) {
            var text = texts.text();
            assertFound(text.whole(), text.whole());
            for (var word : text.words()) {
                assertFound(word, text.whole());
                assertFound(texts.beginning(word), text.whole());
            }
        }
    }

    @Test
    void normalFormsFindEachOther() {
        var texts = new RandomTexts(SEED + 1);
        for (var i = 0; i < TEXTS; i++) {
            var text = texts.text();
            for (var stored : List.of(Form.NFC, Form.NFD)) {
                for (var asked : List.of(Form.NFC, Form.NFD)) {
                    assertFound(Normalizer.normalize(text.whole(), asked), Normalizer.normalize(text.whole(), stored));
                }
            }
        }
    }

    @Test
    void caseMakesNoDifference() {
        var texts = new RandomTexts(SEED + 2);
        for (var i = 0; i < TEXTS; i++) {
            var whole = texts.text().whole();
            // Java writes a mark under Greek vowels as a letter of its own in upper case.
            if (Normalizer.normalize(whole, Form.NFD).indexOf('\u0345') < 0) {
                assertFound(whole.toUpperCase(Locale.ROOT), whole);
                assertFound(whole.toLowerCase(Locale.ROOT), whole);
            }
        }
    }

    @Test
    void signsAloneAreNoWords() {
        var texts = new RandomTexts(SEED + 3);
        for (var i = 0; i < TEXTS; i++) {
            var signs = texts.signs();
            assertEquals(List.of(), SearchWords.searched(signs), () -> codePoints(signs));
        }
        RandomTexts.SIGNS.forEach(sign -> assertTrue(new SearchQuery(sign).isEmpty(), sign));
    }

    @ParameterizedTest
    @CsvSource({
        "jerome, Jérôme",
        "JÉRÔME, jerome",
        "50, Refund €50",
        "printer, 🔥Printer",
        "漢字, （漢字）",
        "652, №652",
        "652, '#652'",
        "٦٥٢, 652",
        "b, a→b",
        "000, 1\u202F000",
        "donaudampf, Donau\u00ADdampf\u00ADschiff",
        "schiff, Donau\u00ADdampf\u00ADschiff",
        "میخواهم, می\u200Cخواهم",
        "می\u200Cخواهم, میخواهم",
        "خواهم, می\u200Cخواهم",
        "कर्म, कर्म",
        "ஶ\u0BC6\u0BD7, ஶ\uFEFF\u0BCC",
        "strasse, Straße",
        "STRASSE, straße",
        "istanbul, İSTANBUL",
        "ISPARTA, ısparta",
        "οδος, ΟΔΌΣ",
        "office, oﬃce",
        "abc, ＡＢＣ",
        "ラーメン, とんこつラーメン",
        "ﾗｰﾒﾝ, ラーメン",
        "이터, 데이터",
        "ครับ, สวัสดีครับ",
        "ខ្មែរ, ភាសាខ្មែរ",
        "字, 漢字",
        "年度, 2026年度",
        "smørrebrød, SMORREBROD",
    })
    void termFindsText(String term, String text) {
        assertFound(term, text);
    }

    @ParameterizedTest
    @CsvSource({"rinter, printer", "か゚, き", "मक, कम", "no, № 5", "tm, Printer™", "kg, 5", "漢名, 漢字", "字漢, 漢字"})
    void termDoesNotFindText(String term, String text) {
        assertFalse(new SearchQuery(term).isAnsweredBy(SearchWords.indexed(text)));
    }

    @Test
    void eachWordKnowsWhereItStands() {
        var text = "An e\u0301cole, 漢字!";

        var words = SearchWords.indexed(text);

        assertEquals(
                List.of("An", "e\u0301cole", "漢字", "字"),
                words.stream()
                        .map(word -> text.substring(word.start(), word.end()))
                        .toList());
        assertEquals(
                List.of("an", "ecole", "漢字", "字"),
                words.stream().map(WrittenWord::text).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "y", "\u0E48", "漢", "각", "\u093F"})
    void longRepetitionIsReadInTime(String part) {
        var words = SearchWords.indexed("a" + part.repeat(1_000_000));

        assertTrue(words.stream().allMatch(word -> word.text().length() <= 2 * 64), part);
    }

    private static void assertFound(String term, String text) {
        var written = SearchWords.indexed(text);
        assertTrue(
                new SearchQuery(term).isAnsweredBy(written),
                () -> codePoints(term) + " does not find " + codePoints(text) + ": " + SearchWords.searched(term)
                        + " in " + written);
    }

    private static String codePoints(String text) {
        var hex = new StringBuilder(text).append(" [");
        text.codePoints().forEach(c -> hex.append(Integer.toHexString(c)).append(' '));
        return hex.append(']').toString();
    }
}
