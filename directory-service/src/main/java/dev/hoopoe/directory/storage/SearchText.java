package dev.hoopoe.directory.storage;

import dev.hoopoe.common.text.SearchWords;
import dev.hoopoe.common.text.TextFolding;
import dev.hoopoe.common.text.WrittenWord;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row is found by: some of its texts, folded, and then their words once more, each after a blank, so that a short term is
 * found where a word begins, whatever sign stands before it.
 */
public final class SearchText {

    private SearchText() {}

    /** Without those that are null. */
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
