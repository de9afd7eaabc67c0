package dev.hoopoe.common.text;

/**
 * A word of a text as the index has it, and where it stands.
 *
 * @param text folded
 * @param start its first UTF-16 unit in the original text
 * @param end behind its last one
 */
public record WrittenWord(String text, int start, int end) {}
