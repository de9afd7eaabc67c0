package dev.hoopoe.messaging.file;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Uploads, and the links to files. */
@ConfigMapping(prefix = "hoopoe.files")
interface FileConfig {

    /** The largest file, in bytes. The gateway lets requests of 25 MiB and 64 KiB through. */
    @WithDefault("25M")
    MemorySize maxSize();

    /** How many files an account may have. */
    @WithDefault("100000")
    long maxFiles();

    /** How many bytes the files of an account may have together. */
    @WithDefault("10G")
    MemorySize maxTotalSize();

    /** Which share of an account's files and bytes, between 0 and 1, callers without a token may have uploaded. */
    @WithDefault("0.5")
    double maxAnonymousShare();

    /** How long a file that belongs to no message is kept, and one of a ticket that was never opened. */
    @WithDefault("P1D")
    Duration unattachedTtl();

    /** How long a link to a file works at least; up to a quarter longer, so that it stays the same for that time. */
    @WithDefault("PT1H")
    Duration urlTtl();

    /** The gateway's public address, at which links begin. */
    @WithDefault("${hoopoe.base-url:http://localhost:8000}")
    URI baseUrl();

    /**
     * How many uploads, and how many downloads besides, a replica has under way; more are answered 503. Each holds one of its 32
     * threads, as long as the client and the store take. Uploads without a token get half of them.
     */
    @WithDefault("10")
    int maxConcurrent();
}
