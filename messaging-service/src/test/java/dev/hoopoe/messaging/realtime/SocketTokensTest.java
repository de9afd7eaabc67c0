package dev.hoopoe.messaging.realtime;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.messaging.testing.MessagingTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That a handshake goes on where it began. On another thread the client's first frame could be read before the socket has its
 * handlers, and be lost: seen on a busy machine, once in thousands of sockets.
 */
@QuarkusTest
class SocketTokensTest extends MessagingTest {

    @Inject
    SocketTokens tokens;

    @Inject
    Vertx vertx;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handshakeGoesOnOnItsEventLoop(boolean valid) throws Exception {
        var token = valid ? TestTokens.administrator(account, administrator.id()) : "x";
        var loop = vertx.getOrCreateContext();
        var before = new CompletableFuture<Thread>();
        var after = new CompletableFuture<Thread>();

        loop.runOnContext(begun -> {
            before.complete(Thread.currentThread());
            tokens.verify(token).subscribe().with(verified -> {
                after.complete(verified.isPresent() == valid ? Thread.currentThread() : null);
            });
        });

        assertSame(before.get(30, TimeUnit.SECONDS), after.get(30, TimeUnit.SECONDS));
        assertTrue(before.get().getName().contains("eventloop"));
    }
}
