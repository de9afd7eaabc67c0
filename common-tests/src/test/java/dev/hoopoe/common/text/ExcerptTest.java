package dev.hoopoe.common.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.text.Excerpt.Part;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

    private static final Pattern CHARACTER = Pattern.compile("\\X");

    @Test
    void wordsThatWereAskedForStandApart() {
        assertEquals(
                List.of(
                        new Part("Paper", true),
                        new Part(" ", false),
                        new Part("jam", true),
                        new Part(", <b>again</b>", false)),
                parts("Paper jam, <b>again</b>", "jam pap"));
        assertEquals(
                List.of(new Part("とん", false), new Part("こつラー", true), new Part("メン", false)),
                parts("とんこつラーメン", "こつラー"));
    }

    @Test
    void longTextIsCutAroundTheFirstWord() {
        var parts = parts("x ".repeat(500) + "needle" + " y".repeat(500), "needle");

        assertEquals(new Part("…", false), parts.get(0));
        assertEquals(new Part("…", false), parts.get(parts.size() - 1));
        assertTrue(parts.contains(new Part("needle", true)));
        assertTrue(joined(parts).length() <= 202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"👩‍👩‍👧‍👦", "e\u0301", "🇩🇪", "👍🏽", "각", "कि", "𝄞", "ก\u0E34\u0E48", "z\u0301\u0302\u0303"
            })
    void noCharacterIsCutInHalf(String character) {
        var random = new Random(16);
        for (var i = 0; i < 300; i++) {
            var text = character.repeat(random.nextInt(150)) + "-".repeat(random.nextInt(3)) + " needle "
                    + character.repeat(random.nextInt(150));
            var parts = parts(text, "needle");
            var excerpt = joined(parts).replace("…", "");
            assertTrue(text.contains(excerpt));
            CHARACTER
                    .matcher(excerpt)
                    .results()
                    .forEach(result -> assertTrue(
                            List.of(character, "-", " ").contains(result.group()) || "needle".contains(result.group()),
                            () -> result.group() + " of " + text));
        }
    }

    private static List<Part> parts(String text, String term) {
        return new SearchQuery(term).find(text).orElseThrow().excerpt().parts();
    }

    private static String joined(List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
