package dev.hoopoe.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedResponseTest {

    private static final Duration KEPT_FOR = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final Deque<Promise<String>> asked = new ArrayDeque<>();
    private final CachedResponse<String> answer =
            new CachedResponse<>(this::ask, KEPT_FOR, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), vertx);

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void allWhoAskMeanwhileShareOneQuestion() throws Exception {
        var first = answer.current();
        var second = answer.current();
        asked.getLast().complete("yes");

        assertEquals("yes", awaited(first));
        assertEquals("yes", awaited(second));
        assertEquals("yes", awaited(answer.current()));
        assertEquals(1, asked.size());
    }

    @Test
    void failureIsNotKept() throws Exception {
        var failed = answer.current();
        asked.getLast().fail("no");
        var again = answer.current();
        asked.getLast().complete("yes");

        assertThrows(ExecutionException.class, () -> awaited(failed));
        assertEquals("yes", awaited(again));
        assertEquals(2, asked.size());
    }

    private Future<String> ask() {
        asked.add(Promise.promise());
        return asked.getLast().future();
    }

    private static String awaited(Future<String> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
