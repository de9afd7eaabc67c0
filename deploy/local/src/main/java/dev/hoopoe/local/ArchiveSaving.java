package dev.hoopoe.local;

/** Whether services save archives of their classes when they stop, which takes them up to a minute. */
enum ArchiveSaving {
    /** Tests stop their suite for good. */
    NEVER,
    /** A build of just now may be replaced by the next one: it is worth the time only at the first start of all. */
    UNLESS_THERE_ARE_SOME,
    /** The same build is started again and may well be a third time. */
    ALWAYS
}
