package dev.hoopoe.gateway.framing;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/** Registers {@link FramingTransport} with Vert.x, which loads it by {@code ServiceLoader}. */
public final class FramingProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new FramingTransport(builder.findTransport()));
    }
}
