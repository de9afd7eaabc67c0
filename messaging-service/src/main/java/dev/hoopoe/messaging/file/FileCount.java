package dev.hoopoe.messaging.file;

/** A number of files, and their bytes together. */
record FileCount(long files, long bytes) {}
