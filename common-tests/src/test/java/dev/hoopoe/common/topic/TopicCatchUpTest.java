package dev.hoopoe.common.topic;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.identity.EndedSessions;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicCatchUpTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(900);

    private final EndedSessions sessions = new EndedSessions(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Map<String, Instant> stored = new ConcurrentHashMap<>(Map.of("before", LATER));
    private final AtomicBoolean sourceIsDown = new AtomicBoolean();
    private final AtomicBoolean topicWasRead = new AtomicBoolean();
    private final AtomicInteger reads = new AtomicInteger();
    private final TopicCatchUp catchUp =
            new TopicCatchUp("ended-sessions", () -> read().forEach(sessions::add), topicWasRead::get);

    @AfterEach
    void close() {
        catchUp.close();
    }

    private Map<String, Instant> read() throws IOException {
        reads.incrementAndGet();
        if (sourceIsDown.get()) {
            throw new IOException("down");
        }
        return Map.copyOf(stored);
    }

    @Test
    void sessionsThatEndedBeforeTheStartAreKnownWithoutTheTopic() {
        catchUp.start();

        await().until(catchUp::isKnown);
        assertTrue(sessions.contains("before"));
    }

    @Test
    void nothingIsKnownWhileNeitherAnswers() {
        sourceIsDown.set(true);
        catchUp.start();

        await().until(() -> reads.get() > 2);
        assertFalse(catchUp.isKnown());

        sourceIsDown.set(false);
        await().until(catchUp::isKnown);
        assertTrue(sessions.contains("before"));
    }

    @Test
    void topicAloneIsEnough() {
        sourceIsDown.set(true);
        catchUp.start();

        topicWasRead.set(true);

        await().until(catchUp::isKnown);
    }

    @Test
    void sessionThatEndsWhileTheTopicIsNotReadIsFoundByALaterLook() {
        catchUp.start();
        await().until(catchUp::isKnown);

        stored.put("after", LATER);

        await().until(() -> sessions.contains("after"));
    }

    @Test
    void sessionWhoseEventWaitsInTheOutboxIsKnownToo() {
        topicWasRead.set(true);
        catchUp.start();

        await().until(catchUp::isKnown);
        assertTrue(sessions.contains("before"));
        assertEquals(1, reads.get());
    }
}
