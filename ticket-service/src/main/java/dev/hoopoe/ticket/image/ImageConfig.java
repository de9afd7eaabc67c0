package dev.hoopoe.ticket.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of images. */
@ConfigMapping(prefix = "hoopoe.image")
interface ImageConfig {

    /** Bytes of the largest image, before Base64; all of a request together is limited by the size of its body. */
    @WithDefault("10M")
    MemorySize maxSize();

    /**
     * How many requests of a replica store or read images at a time; more are answered 503. Each holds a thread as long as
     * messaging-service takes.
     */
    @WithDefault("8")
    int maxConcurrent();

    /** How long all images of a request may take; the gateway waits for 30 s ({@code hoopoe.gateway.proxy.response-timeout}). */
    @WithDefault("PT25S")
    Duration timeout();
}
