package dev.hoopoe.gateway.framing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.Http1xClientConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.net.impl.NetSocketImpl;
import io.vertx.core.net.impl.NetSocketInternal;
import io.vertx.core.net.impl.VertxHandler;
import java.util.List;

/**
 * Takes connections away from HTTP. Vert.x has methods for this. But with the one of a request this never ends: it would stay in
 * flight, and hold up the stop, for as long as the connection is open. And the one of an answer takes any number of bytes.
 */
public final class ProtocolSwitch {

    private static final String HTTP_ENCODER = "httpEncoder";
    private static final String HTTP_SERVER = "handler";
    private static final String HEAD = "switching";
    private static final List<String> HTTP_HANDLERS =
            List.of(RequestFraming.NAME, "httpDecoder", HTTP_ENCODER, HEAD, "deflater", "chunkedWriter", "idle");

    private ProtocolSwitch() {}

    /**
     * Ends the response as 101, and HTTP with it. Called on the connection's event loop.
     *
     * @return the connection, whose bytes nothing checks any more; it has no idle timeout
     */
    public static NetSocketInternal end(HttpServerResponse response, HttpConnection connection) {
        var http = (ConnectionBase) connection;
        var pipeline = http.channelHandlerContext().pipeline();
        pipeline.addAfter(HTTP_ENCODER, HEAD, new HeadWithoutLength());
        response.setStatusCode(101).end();
        HTTP_HANDLERS.forEach(name -> remove(pipeline, name));
        var raw = VertxHandler.create(context -> new NetSocketImpl(http.getContext(), context, null, null, false));
        pipeline.replace(HTTP_SERVER, HTTP_SERVER, raw);
        pipeline.flush();
        return raw.getConnection();
    }

    /**
     * The connection of an answer 101. Called on its event loop, when the answer arrives.
     *
     * @return the connection, whose bytes nothing checks any more
     */
    public static NetSocketInternal end(HttpClientResponse answer) {
        return ((Http1xClientConnection) answer.request().connection()).toNetSocket();
    }

    private static void remove(ChannelPipeline pipeline, String name) {
        if (pipeline.get(name) != null) {
            pipeline.remove(name);
        }
    }

    /** The HTTP server gives every response a length; a 101 must have none (RFC 9110 §8.6). */
    private static final class HeadWithoutLength extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof HttpMessage head) {
                head.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
            }
            var unused = context.write(message, promise);
        }
    }
}
