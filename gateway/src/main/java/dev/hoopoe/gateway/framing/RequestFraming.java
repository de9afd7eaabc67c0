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
 * Passes only well-formed requests to the HTTP server. A refused one is replaced by a harmless request, so that the
 * error follows the responses to earlier requests and has the dialect's body.
 */
public final class RequestFraming extends MessageFraming {

    static final String NAME = "framing";
    private static final long LINGER_MILLIS = 2_000;

    private final ConnectionConfig config;
    private RequestHead head = new RequestHead();
    private ChannelHandlerContext context;
    private RequestClock clock;
    private boolean handshake;
    private boolean spokeEarly;
    private int passedOn;
    private int received;
    private int refused;
    private Refusal refusal;
    private Consumer<Refusal> whenBodyBreaks;

    RequestFraming(ConnectionConfig config) {
        this.config = config;
    }

    /** The handler of a client's connection; empty for an unchecked connection, whose requests must not be handled. */
    public static Optional<RequestFraming> of(HttpConnection connection) {
        var pipeline = ((ConnectionBase) connection).channelHandlerContext().pipeline();
        return Optional.ofNullable(pipeline.get(RequestFraming.class));
    }

    /** Called when the server reads the connection's next request; fails when it is malformed. */
    public void receive() throws Refusal {
        received++;
        whenBodyBreaks = null;
        if (refused == received) {
            throw refusal;
        }
    }

    /**
     * True when the current request asks for a WebSocket. It is the connection's last one whatever its answer, so that what
     * follows cannot be read as another request.
     */
    public boolean isHandshake() {
        return handshake && received == passedOn;
    }

    /** True when the client did not wait for the answer to its handshake (RFC 6455 §4.1); what it sent is discarded. */
    public boolean spokeEarly() {
        return spokeEarly;
    }

    /** Sets the callback for a malformed body of the current request, which will never end. */
    public void onBrokenBody(Consumer<Refusal> told) {
        if (refused == received) {
            told.accept(refusal);
        } else {
            whenBodyBreaks = told;
        }
    }

    /** Stops reading: the response to the current request is the connection's last. */
    public void stopReading() {
        discardRest();
        clock.stop();
        context.channel().config().setAutoRead(true);
    }

    /**
     * Closes the connection after the written response. Further bytes of the client are discarded for a while, so
     * that it reads the response instead of a reset (RFC 9112 §9.6).
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
            spokeEarly |= handshake && !clock.isRunning();
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
        handshake = fields.asksForSocket();
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
        if (head.isLast() || handshake) {
            spokeEarly = handshake && more;
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
