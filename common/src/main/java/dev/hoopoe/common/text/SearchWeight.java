package dev.hoopoe.common.text;

/** How much a text says about its row, the most first: PostgreSQL's weights of lexemes. */
public enum SearchWeight {
    A,
    B,
    C,
    D
}
