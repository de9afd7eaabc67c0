package dev.hoopoe.common.text;

/**
 * What a query found in one text.
 *
 * @param whole whether the text answers all words of the query
 * @param words how many of them it answers
 */
public record FoundText(boolean whole, int words, Excerpt excerpt) {}
