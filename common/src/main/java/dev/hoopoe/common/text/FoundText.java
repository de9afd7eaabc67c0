package dev.hoopoe.common.text;

/**
 * The match of a query in one text.
 *
 * @param whole whether the text contains all words of the query
 * @param words the number of them that it contains
 */
public record FoundText(boolean whole, int words, Excerpt excerpt) {}
