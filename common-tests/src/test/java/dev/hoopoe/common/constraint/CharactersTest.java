package dev.hoopoe.common.constraint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {

    private static final int ROUNDS = 2_000;

    /** White space, formats, fillers and selectors, by their numbers in Unicode. */
    private static final int[] INVISIBLE = {
        ' ', '\t', '\n', '\r', 0x00A0, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x200B, 0x200C,
        0x200D, 0x200E, 0x202A, 0x2060, 0x2066, 0xFEFF, 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E,
        0x2800, 0x3164, 0xFE00, 0xFE0F, 0xFFA0, 0xE0001, 0xE0020, 0xE0100, 0xE01EF, 0x7F, 0x85
    };

    private static final int[] VISIBLE = {
        'a', 'Z', '0', '.', 0xE9, 0x391, 0x5D0, 0x628, 0x905, 0xE01, 0x4E2D, 0xAC00, 0x1F600, 0x1D400, 0x20AC, 0x2116
    };

    private final Random random = new Random(16);

    @Test
    void whatCannotBeSeenIsBlankInAnyMixture() {
        for (var round = 0; round < ROUNDS; round++) {
            var text = mixture(INVISIBLE, random.nextInt(6));

            assertTrue(Characters.isBlank(text), escaped(text));
            assertEquals("", Characters.strip(text), escaped(text));
            assertEquals("", Characters.squeeze(text), escaped(text));
        }
    }

    @Test
    void oneVisibleCharacterIsEnough() {
        for (var round = 0; round < ROUNDS; round++) {
            var seen = mixture(VISIBLE, 1 + random.nextInt(4));
            var text = mixture(INVISIBLE, random.nextInt(4)) + seen + mixture(INVISIBLE, random.nextInt(4));

            assertFalse(Characters.isBlank(text), escaped(text));
            assertEquals(seen, Characters.strip(text), escaped(text));
        }
    }

    @Test
    void textsThatLookAlikeAreSqueezedToOne() {
        for (var round = 0; round < ROUNDS; round++) {
            var first = mixture(VISIBLE, 3);
            var second = mixture(VISIBLE, 3);

            assertEquals(first + second, Characters.squeeze(first + "\u200B\u00AD" + second));
            assertEquals(
                    first + " " + second, Characters.squeeze("\uFEFF" + first + "\u00A0\u200B\u202F" + second + " "));
        }
    }

    @Test
    void lengthsAndBeginningsCountCharacters() {
        for (var round = 0; round < ROUNDS; round++) {
            var length = random.nextInt(20);
            var text = mixture(VISIBLE, length);
            var most = random.nextInt(25);
            var beginning = Characters.beginning(text, most);

            assertEquals(length, Characters.count(text));
            assertEquals(Math.min(length, most), Characters.count(beginning));
            assertTrue(text.startsWith(beginning));
            assertTrue(beginning.codePoints().noneMatch(each -> Character.getType(each) == Character.SURROGATE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {254, 255})
    void emojiUpToTheLimitAreTaken(int number) {
        assertEquals(number, Characters.count("\uD83D\uDE00".repeat(number)));
    }

    private String mixture(int[] characters, int length) {
        return IntStream.range(0, length)
                .map(i -> characters[random.nextInt(characters.length)])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String escaped(String text) {
        return text.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
    }
}
