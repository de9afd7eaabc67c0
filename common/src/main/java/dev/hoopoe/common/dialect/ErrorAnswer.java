package dev.hoopoe.common.dialect;

/** An error as a dialect answers it: the HTTP status, and what is written as JSON. */
public record ErrorAnswer(int status, Object body) {}
