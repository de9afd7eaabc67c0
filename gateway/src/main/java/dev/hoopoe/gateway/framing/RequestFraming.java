package dev.hoopoe.gateway.framing;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets only well-formed requests through to the HTTP server. In place of one that is refused a harmless one goes on, so that
 * the refusal takes its turn behind the answers to earlier requests and is told in the dialect's words.
 */
public final class RequestFraming extends MessageFraming {

    static final String NAME = "framing";
    private static final long LINGER_MILLIS = 2_000;

    private final ConnectionConfig config;
    private RequestHead head = new RequestHead();
    private ChannelHandlerContext context;
    private RequestClock clock;
    private int passedOn;
    private int received;
    private int refused;
    private Refusal refusal;
    private Consumer<Refusal> whenBodyBreaks;

    RequestFraming(ConnectionConfig config) {
        this.config = config;
    }

    /** The one of a client's connection; none when the connection is not watched, so that nothing may be taken from it. */
    public static Optional<RequestFraming> of(HttpConnection connection) {
        var pipeline = ((ConnectionBase) connection).channelHandlerContext().pipeline();
        return Optional.ofNullable(pipeline.get(RequestFraming.class));
    }

    /** The server takes the connection's next request: fails when that one is malformed. */
    public void receive() throws Refusal {
        received++;
        whenBodyBreaks = null;
        if (refused == received) {
            throw refusal;
        }
    }

    /** Tells, at once or later, that the body of the request received last will never end, as it is malformed. */
    public void onBrokenBody(Consumer<Refusal> told) {
        if (refused == received) {
            told.accept(refusal);
        } else {
            whenBodyBreaks = told;
        }
    }

    /** Reads no further: the answer to the request received last is the connection's last. */
    public void stopReading() {
        discardRest();
        clock.stop();
        context.channel().config().setAutoRead(true);
    }

    /**
     * Closes the connection behind what has been written to it. What the client still sends is thrown away for a while, so
     * that it sees the answer instead of a reset (RFC 9112 §9.6).
     */
    public void closeSoon() {
        stopReading();
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (context.channel() instanceof DuplexChannel duplex) {
                var unused = duplex.shutdownOutput();
            }
            var unused = context.executor().schedule(this::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    private void close() {
        var unused = context.close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        clock = new RequestClock(config, context, this::expire);
        clock.startHead();
        clock.watch();
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) throws Exception {
        if (message instanceof ByteBuf bytes && !isInHead()) {
            clock.addBytes(bytes.readableBytes());
        }
        super.channelRead(context, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ignored) throws Exception {
        if (isInHead() && !clock.isRunning() && actualReadableBytes() > 0) {
            clock.startHead();
        }
        clock.watch();
        super.channelReadComplete(context);
    }

    private void expire() {
        if (isInHead() && actualReadableBytes() == 0) {
            close();
            return;
        }
        giveUp(context, new Refusal(ErrorKind.REQUEST_TIMEOUT, "The request took too long to arrive; send it again"));
    }

    @Override
    void readStartLine(String line) {
        head.read(line);
    }

    @Override
    Body endHead(MessageFields fields) throws Refusal {
        head.require(fields);
        passedOn++;
        clock.startBody();
        if (fields.isChunked()) {
            return Body.CHUNKED;
        }
        return fields.length() > 0 ? Body.BY_LENGTH : Body.NONE;
    }

    @Override
    void requireBounded(ByteBuf in, int startLineBytes, int fieldBytes) throws Refusal {
        head.requireBounded(in, startLineBytes, fieldBytes);
    }

    @Override
    void endMessage(boolean more) {
        clock.stop();
        if (head.isLast()) {
            discardRest();
        }
        head = new RequestHead();
    }

    @Override
    void refuse(ChannelHandlerContext ignored, Refusal told, MessageFields fields, List<Object> out) {
        clock.stop();
        refusal = head.fault() == null ? told : head.fault();
        if (out == null) {
            refused = passedOn;
            if (whenBodyBreaks != null && refused == received) {
                whenBodyBreaks.accept(told);
            }
        } else {
            passedOn++;
            refused = passedOn;
            out.add(Unpooled.copiedBuffer(head.standIn(fields), StandardCharsets.ISO_8859_1));
        }
    }
}
