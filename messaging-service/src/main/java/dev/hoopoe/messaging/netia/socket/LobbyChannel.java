package dev.hoopoe.messaging.netia.socket;

/** Where a page waits for its first conversation (contract row N-37); it is told by {@code conversation:created}. */
final class LobbyChannel extends NetiaChannel {}
