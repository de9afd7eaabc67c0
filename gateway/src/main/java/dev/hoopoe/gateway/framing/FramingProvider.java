package dev.hoopoe.gateway.framing;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/** Puts {@link FramingTransport} into Vert.x, which finds it as a service and makes it itself. */
public final class FramingProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new FramingTransport(builder.findTransport()));
    }
}
