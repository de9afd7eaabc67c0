package dev.hoopoe.common.dialect;

/** A refusal as a dialect tells it: the HTTP status, and what is written as JSON. */
public record DialectAnswer(int status, Object body) {}
