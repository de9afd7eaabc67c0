package dev.hoopoe.messaging.file;

/**
 * How many files an account has, and how many bytes together.
 *
 * @param anonymous those of callers without a token
 */
record FileUsage(FileCount all, FileCount anonymous) {}
