package dev.hoopoe.common.background;

/** What keeps two replicas from doing the same background work, and lets another one take over when one dies. */
public enum Coordination {

    /** One replica at a time has an advisory lock; it ends with the transaction or the connection. */
    ADVISORY_LOCK,

    /** A replica locks the rows that it works on; a transaction that is not committed leaves them to another one. */
    ROW_LOCKS,

    /** A replica claims rows for a time, within which it does what no transaction can span. */
    LEASES,

    /** Each replica works on the partitions that its consumer has. */
    PARTITIONS,

    /** Doing it twice has the effect of doing it once: unique keys, or an update to the same value. */
    IDEMPOTENCE,

    /** Nothing is shared: it changes only the memory of its process. */
    NONE;

    /** Whether replicas change the same data. */
    public boolean isShared() {
        return this != NONE;
    }
}
