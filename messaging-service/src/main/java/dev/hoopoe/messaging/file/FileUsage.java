package dev.hoopoe.messaging.file;

/** How many files an account has, and how many bytes together. */
record FileUsage(long files, long bytes) {}
