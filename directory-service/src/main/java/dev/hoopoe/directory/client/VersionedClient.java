package dev.hoopoe.directory.client;

/** A client as in its events, with its version. */
public record VersionedClient(ClientSnapshot client, long version) {}
