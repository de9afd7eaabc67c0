package dev.hoopoe.common.lifecycle;

/**
 * A table whose rows are published as aggregates: with a row, the records of its aggregate leave the topic. A service makes
 * such beans for its own tables.
 *
 * @param aggregate the aggregate's noun, as in its topic
 * @param key an SQL expression over a row: the aggregate's id, as in its events
 */
public record PublishedTable(String table, String aggregate, String key) {}
