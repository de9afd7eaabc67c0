package dev.hoopoe.common.json;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of JSON input; read before the application starts, when the mapper is built. */
@StaticInitSafe
@ConfigMapping(prefix = "hoopoe.json")
interface JsonConfig {

    /**
     * Characters of the longest text in a request: above what the gateway lets through, which alone sets the limit,
     * but not by more, since reading a text takes four times its size of the heap.
     */
    @WithDefault("2M")
    MemorySize maxTextSize();
}
