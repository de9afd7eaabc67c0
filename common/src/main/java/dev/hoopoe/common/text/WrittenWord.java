package dev.hoopoe.common.text;

/**
 * A folded word and its position in the original text.
 *
 * @param text folded
 * @param start its first UTF-16 unit in the original text
 * @param end after its last one
 */
public record WrittenWord(String text, int start, int end) {}
