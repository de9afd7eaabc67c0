package dev.hoopoe.local.postgres;

/** Whether the server's data must survive a crash of the machine. */
public enum Durability {
    KEPT,
    THROW_AWAY
}
