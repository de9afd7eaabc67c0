package dev.hoopoe.directory.bootstrap;

/** An account that was opened. */
record AccountResponse(String id, String name) {}
