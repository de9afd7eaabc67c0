package dev.hoopoe.directory.bootstrap;

/** An opened account. */
record AccountResponse(String id, String name) {}
