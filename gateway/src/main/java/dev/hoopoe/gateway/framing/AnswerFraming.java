package dev.hoopoe.gateway.framing;

import static dev.hoopoe.gateway.framing.MessageFields.malformed;

import dev.hoopoe.gateway.answer.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Passes one response per request on a connection to a service, and closes the connection on unsolicited bytes, so
 * that they cannot become the response to the next request.
 */
public final class AnswerFraming extends MessageFraming {

    private static final Logger LOG = Logger.getLogger(AnswerFraming.class);
    private static final String NAME = "framing";
    private static final String HTTP_CODEC = "codec";
    private static final int MAX_HEAD_BYTES = 24 * 1024;
    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( [^\\x00-\\x08\\x0a-\\x1f\\x7f]*)?");

    private volatile HttpMethod asked;
    private volatile boolean mayOpenSocket;
    private int status;

    private AnswerFraming() {}

    /** Installs the handler on a connection, once. */
    public static void watch(HttpConnection connection) {
        of(connection);
    }

    /** Called before a request is written: allows one response. */
    public static void expect(HttpConnection connection, HttpMethod method) {
        of(connection).asked = method;
    }

    /** Called before the handshake of a WebSocket is written: whatever follows its answer 101 is no HTTP. */
    public static void expectSocket(HttpConnection connection) {
        expect(connection, HttpMethod.GET);
        of(connection).mayOpenSocket = true;
    }

    private static AnswerFraming of(HttpConnection connection) {
        var pipeline = ((ConnectionBase) connection).channelHandlerContext().pipeline();
        synchronized (pipeline) {
            var framing = (AnswerFraming) pipeline.get(NAME);
            if (framing == null) {
                framing = new AnswerFraming();
                pipeline.addBefore(HTTP_CODEC, NAME, framing);
            }
            return framing;
        }
    }

    @Override
    void readStartLine(String line) throws Refusal {
        if (asked == null) {
            throw malformed("Nothing was asked");
        }
        var match = STATUS_LINE.matcher(line);
        if (!match.matches()) {
            throw malformed("An answer must begin with its status");
        }
        status = Integer.parseInt(match.group(1));
    }

    @Override
    Body endHead(MessageFields head) throws Refusal {
        if (status == 101 && mayOpenSocket) {
            return Body.UNTIL_CLOSE;
        }
        if (status == 101) {
            throw malformed("The protocol must stay HTTP/1.1");
        }
        if (status < 200) {
            return Body.ANOTHER_HEAD;
        }
        if (HttpMethod.HEAD.equals(asked) || status == 204 || status == 304) {
            return Body.NONE;
        }
        if (head.isChunked()) {
            return Body.CHUNKED;
        }
        return head.length() < 0 ? Body.UNTIL_CLOSE : Body.BY_LENGTH;
    }

    @Override
    void requireBounded(ByteBuf in, int startLineBytes, int fieldBytes) throws Refusal {
        if (asked == null) {
            throw malformed("Nothing was asked");
        }
        if (startLineBytes + fieldBytes > MAX_HEAD_BYTES) {
            throw malformed("The head of an answer must not exceed " + MAX_HEAD_BYTES + " bytes");
        }
    }

    @Override
    void endMessage(boolean more) throws Refusal {
        if (more) {
            throw malformed("There is more than one answer");
        }
        asked = null;
        mayOpenSocket = false;
    }

    @Override
    void refuse(ChannelHandlerContext context, Refusal refusal, MessageFields fields, List<Object> out) {
        LOG.warnf("Connection to a service closed; its answer is malformed: %s", refusal.getMessage());
        var unused = context.close();
    }
}
