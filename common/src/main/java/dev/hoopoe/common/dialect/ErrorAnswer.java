package dev.hoopoe.common.dialect;

/** A dialect's error response: the HTTP status, and the body to be written as JSON. */
public record ErrorAnswer(int status, Object body) {}
