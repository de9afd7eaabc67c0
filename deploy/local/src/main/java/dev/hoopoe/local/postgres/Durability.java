package dev.hoopoe.local.postgres;

/** Whether the server's data is to outlive a crash of the machine. */
public enum Durability {
    KEPT,
    THROW_AWAY
}
