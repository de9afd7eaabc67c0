package dev.hoopoe.ticket.image;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of images. */
@ConfigMapping(prefix = "hoopoe.image")
interface ImageConfig {

    /** Bytes of the largest image, before Base64; all of a request together is limited by the size of its body. */
    @WithDefault("10M")
    MemorySize maxSize();
}
