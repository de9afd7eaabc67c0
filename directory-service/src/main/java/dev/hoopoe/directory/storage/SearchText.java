package dev.hoopoe.directory.storage;

import dev.hoopoe.common.text.SearchWords;
import dev.hoopoe.common.text.TextFolding;
import dev.hoopoe.common.text.WrittenWord;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The searched text of a row: its folded texts, then their words, each after a blank, so that a short term is found
 * at the beginning of a word after any sign.
 */
public final class SearchText {

    private SearchText() {}

    /** Null texts are skipped. */
    public static String of(String... texts) {
        var given = Stream.of(texts).filter(Objects::nonNull).toList();
        return Stream.concat(given.stream().map(TextFolding::fold), words(given))
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> words(List<String> texts) {
        return texts.stream()
                .flatMap(text -> SearchWords.indexed(text).stream())
                .map(WrittenWord::text)
                .distinct();
    }
}
