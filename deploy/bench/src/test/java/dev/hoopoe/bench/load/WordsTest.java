package dev.hoopoe.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private final List<String> vocabulary =
            IntStream.range(0, 5_000).mapToObj(Words::word).toList();

    @Test
    void eachNumberHasAWordOfItsOwn() {
        assertEquals(vocabulary.size(), vocabulary.stream().distinct().count());
    }

    @Test
    void noMadeUpWordIsTakenForAKnownOne() {
        for (String known : List.of(Words.COMMON, Words.RARE, Words.PREFIX)) {
            assertFalse(vocabulary.stream().anyMatch(word -> word.contains(known)), known);
        }
    }
}
