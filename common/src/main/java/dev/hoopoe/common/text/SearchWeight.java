package dev.hoopoe.common.text;

/** PostgreSQL's lexeme weights, the most important first. */
public enum SearchWeight {
    A,
    B,
    C,
    D
}
