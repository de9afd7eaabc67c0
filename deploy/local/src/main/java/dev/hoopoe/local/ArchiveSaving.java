package dev.hoopoe.local;

/** Whether services save archives of their classes when they stop, which takes them up to a minute. */
enum ArchiveSaving {
    /** Never: tests stop their suite for good. */
    NEVER,
    /** A fresh build may soon be replaced: only at the very first start. */
    UNLESS_THERE_ARE_SOME,
    /** The same build is started again, so further starts are likely. */
    ALWAYS
}
