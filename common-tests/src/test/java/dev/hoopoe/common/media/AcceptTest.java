package dev.hoopoe.common.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the offered types a caller is given. */
class AcceptTest {

    private static final List<String> OFFERED = List.of(Accept.JSON, Accept.EVENTS);
    private static final int ROUNDS = 2_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text/event-stream                            | text/event-stream",
                "text/event-stream, application/json;q=0.9    | text/event-stream",
                "text/event-stream;q=0.8, application/json    | application/json",
                "text/event-stream, */*                       | text/event-stream",
                "*/*                                          | application/json",
                "text/*                                       | text/event-stream",
                "text/html, */*;q=0.1                         | application/json",
                "application/json;q=0, */*                    | text/event-stream",
                "a=b                                          | application/json",
            })
    void bestOfTwo(String header, String best) {
        assertEquals(Optional.of(best), Accept.parse(List.of(header)).best(OFFERED));
    }

    @Test
    void severalHeadersAreOne() {
        assertEquals(
                Optional.of(Accept.EVENTS),
                Accept.parse(List.of("text/html", "text/event-stream")).best(OFFERED));
    }

    @Test
    void withoutHeaderTheFirstIsGiven() {
        assertEquals(Optional.of(Accept.JSON), Accept.parse(List.of()).best(OFFERED));
    }

    /** Ranges in any order and spelling; the expectation is made beside them, of what each was made from. */
    @Test
    void mostPreciseRangeDecides() {
        var random = new Random(16);
        for (var round = 0; round < ROUNDS; round++) {
            var qualityByPrecision = new Integer[3];
            var ranges = new ArrayList<String>();
            for (var precision = 0; precision < 3; precision++) {
                if (random.nextBoolean()) {
                    qualityByPrecision[precision] = random.nextInt(3);
                    ranges.add(spelled(precision, qualityByPrecision[precision], random));
                }
            }
            for (var others = random.nextInt(3); others > 0; others--) {
                ranges.add("image/x" + random.nextInt(100) + ";q=1");
            }
            Collections.shuffle(ranges, random);
            var decides = Arrays.stream(qualityByPrecision)
                    .filter(quality -> quality != null)
                    .reduce((a, b) -> b);
            var expected =
                    ranges.isEmpty() || decides.filter(quality -> quality > 0).isPresent();

            var header = ranges.stream().collect(Collectors.joining(random.nextBoolean() ? "," : " ,\t"));

            assertEquals(
                    expected,
                    Accept.parse(List.of(header)).best(List.of(Accept.JSON)).isPresent(),
                    header);
        }
    }

    private static String spelled(int precision, int quality, Random random) {
        var range = List.of("*/*", "application/*", "application/json").get(precision);
        var parameters = random.nextBoolean() ? ";x=\"1, text/html;q=1\"" : "";
        return switch (quality) {
            case 0 -> range + parameters + ";q=0.000";
            case 1 -> range + parameters + "; Q = 0.5";
            default -> range + parameters;
        };
    }

    /** Whatever comes is read in linear time and without a failure. */
    @Test
    void anythingCanBeRead() {
        var random = new Random(16);
        var alphabet = "a/*;,=q.019\"\\ \t\u00e9\uD83D\uDE00";
        for (var round = 0; round < ROUNDS; round++) {
            var header = random.ints(random.nextInt(60), 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .collect(Collectors.joining());
            Accept.parse(List.of(header)).best(OFFERED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {";q=", "a/b;x=\"", "\\\"", "a/b;", "a/b;;", ",,,", "a", " \t"})
    void longHeadersTakeNoTime(String part) {
        Accept.parse(List.of(part.repeat(16_000 / part.length()))).best(OFFERED);
    }
}
