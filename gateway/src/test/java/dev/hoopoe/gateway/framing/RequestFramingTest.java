package dev.hoopoe.gateway.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RequestFramingTest {

    static final List<Corpus.Case> CASES = Corpus.all();
    private static final String NEXT = "GET /next HTTP/1.1\r\nHost: x\r\n\r\n";

    @ParameterizedTest
    @FieldSource("CASES")
    void bytesThatArriveOneByOneAreJudgedAsThoseThatArriveTogether(Corpus.Case tried) {
        var text = tried.request().replace("{token}", "") + NEXT;

        assertEquals(passedOn(text, text.length()), passedOn(text, 1));
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void nothingFollowsARequestThatIsRefusedOrTheLast(Corpus.Case tried) {
        var passedOn = passedOn(tried.request().replace("{token}", "") + NEXT, 7);

        assertEquals(tried.admitted() != null && !tried.last(), passedOn.endsWith(NEXT), passedOn);
        if (tried.admitted() == null) {
            assertFalse(passedOn.endsWith("0\r\n\r\n"), passedOn);
        } else if (!tried.last()) {
            assertTrue(
                    passedOn.contains("\r\n\r\n" + tried.admitted()) || passedOn.endsWith("\r\n\r\n" + NEXT), passedOn);
        }
    }

    private static String passedOn(String text, int piece) {
        var channel = new EmbeddedChannel(new RequestFraming(Limits.usual()));
        for (var at = 0; at < text.length(); at += piece) {
            var bytes = text.substring(at, Math.min(at + piece, text.length())).getBytes(StandardCharsets.ISO_8859_1);
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        }
        var passedOn = new StringBuilder();
        for (ByteBuf read = channel.readInbound(); read != null; read = channel.readInbound()) {
            passedOn.append(read.toString(StandardCharsets.ISO_8859_1));
            read.release();
        }
        return passedOn.toString().replaceAll("X-Request-Id: .*", "X-Request-Id: any");
    }
}
