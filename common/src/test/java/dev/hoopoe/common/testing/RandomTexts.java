package dev.hoopoe.common.testing;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes up words and texts of many scripts, the same for the same seed. */
public final class RandomTexts {

    public static final List<String> SIGNS = List.of(
            " ",
            "\u00A0",
            "\u202F",
            "\u3000",
            ", ",
            ". ",
            " — ",
            "/",
            "-",
            "_",
            "'",
            "’",
            "@",
            "#",
            "（",
            "）",
            "「",
            "」",
            "，",
            "。",
            "！",
            "€",
            " №",
            " → ",
            "🔥",
            "👩‍👩‍👧 ",
            "🇩🇪",
            "™",
            "\t",
            "\n",
            "؟",
            "۔",
            "।",
            "·",
            "&",
            "|",
            "!",
            "\\",
            ":*",
            "<->",
            "%",
            "…",
            "“",
            "”",
            "𝄞");

    private static final List<String> INVISIBLE =
            List.of("\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u200E");

    /** First and last code point of blocks that letters and marks are drawn from. */
    private static final int[][] BLOCKS = {
        {'a', 'z'},
        {'A', 'Z'},
        {'0', '9'},
        {0xC0, 0x24F},
        {0x370, 0x3FF},
        {0x400, 0x52F},
        {0x531, 0x587},
        {0x591, 0x5F2},
        {0x620, 0x6FF},
        {0x710, 0x74A},
        {0x780, 0x7B1},
        {0x900, 0x97F},
        {0x980, 0x9FB},
        {0xA01, 0xA75},
        {0xB82, 0xBEF},
        {0xC00, 0xC7F},
        {0xD80, 0xDF3},
        {0xE01, 0xE4E},
        {0xE81, 0xEDF},
        {0xF40, 0xF8F},
        {0x1000, 0x109D},
        {0x10A0, 0x10FF},
        {0x1200, 0x137C},
        {0x13A0, 0x13F5},
        {0x1780, 0x17D3},
        {0x1820, 0x1878},
        {0x1E00, 0x1EFF},
        {0x1F00, 0x1FFC},
        {0x2C80, 0x2CE4},
        {0x3041, 0x309F},
        {0x30A1, 0x30FF},
        {0x4E00, 0x9FEF},
        {0xA000, 0xA48C},
        {0xAB70, 0xABBF},
        {0xAC00, 0xD7A3},
        {0xFB00, 0xFB17},
        {0xFE70, 0xFEFC},
        {0xFF10, 0xFF5A},
        {0xFF66, 0xFF9D},
        {0x10400, 0x1044F},
        {0x11000, 0x1106F},
        {0x1E900, 0x1E94B},
        {0x20000, 0x2A6D6},
        {0x2801, 0x28FF}
    };

    private final Random random;

    public RandomTexts(long seed) {
        this.random = new Random(seed);
    }

    /** A text and the words it was made of. */
    public record Text(String whole, List<String> words) {}

    public Text text() {
        var words = IntStream.rangeClosed(0, random.nextInt(6))
                .mapToObj(i -> word())
                .toList();
        var whole = new StringBuilder(random.nextBoolean() ? one(SIGNS) : "");
        words.forEach(word -> whole.append(word).append(one(SIGNS)));
        return new Text(whole.toString(), words);
    }

    public String signs() {
        return IntStream.rangeClosed(0, random.nextInt(5)).mapToObj(i -> sign()).collect(Collectors.joining());
    }

    /** Up to some letter of the word, with that letter's marks. */
    public String beginning(String word) {
        var ends = IntStream.rangeClosed(1, word.length())
                .filter(end -> end == word.length() || isBetweenCharacters(word, end))
                .toArray();
        return word.substring(0, ends[random.nextInt(ends.length)]);
    }

    private static boolean isBetweenCharacters(String word, int end) {
        return !Character.isLowSurrogate(word.charAt(end)) && !isMark(word.codePointAt(end));
    }

    private String word() {
        var block = BLOCKS[random.nextInt(BLOCKS.length)];
        var word = new StringBuilder();
        word.appendCodePoint(draw(block, false));
        for (var more = random.nextInt(9); more > 0; more--) {
            if (random.nextInt(12) == 0) {
                block = BLOCKS[random.nextInt(BLOCKS.length)];
            }
            if (random.nextInt(15) == 0) {
                word.append(one(INVISIBLE));
            }
            word.appendCodePoint(draw(block, true));
        }
        return word.toString();
    }

    private int draw(int[] block, boolean orMark) {
        while (true) {
            var c = random.nextInt(block[0], block[1] + 1);
            if (isLetter(c) || (orMark && Character.isDefined(c) && isMark(c))) {
                return c;
            }
        }
    }

    /** Letters that are more than a mark in another form, as {@code ͺ} is. */
    private static boolean isLetter(int c) {
        var braille = c >= 0x2801 && c <= 0x28FF;
        return braille
                || (Character.isLetterOrDigit(c)
                        && Normalizer.normalize(Character.toString(c), Form.NFKD)
                                .codePoints()
                                .anyMatch(part -> Character.isLetterOrDigit(part) && part != 0x640));
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** A code point that is no letter, number or part of one; of all that this Java knows. */
    private String sign() {
        while (true) {
            var c = random.nextInt(Character.MAX_CODE_POINT + 1);
            if (random.nextInt(4) > 0) {
                c %= 0x3100;
            }
            var type = Character.getType(c);
            var none = type >= Character.DASH_PUNCTUATION
                    || type == Character.SPACE_SEPARATOR
                    || type == Character.CONTROL
                    || type == Character.FORMAT
                    || isMark(c);
            if (none && Character.isDefined(c) && (c & 0xFF00) != 0x2800) {
                return Character.toString(c);
            }
        }
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
