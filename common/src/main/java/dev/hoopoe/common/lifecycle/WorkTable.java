package dev.hoopoe.common.lifecycle;

/**
 * A table of work that ends with its rows, such as the removal of bytes from a store: the removal of an account waits for its end
 * and does not delete the rows. A service makes such beans for its own tables.
 */
public record WorkTable(String table) {}
