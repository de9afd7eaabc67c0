package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.PhoenixClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;

/** Writes numbered messages into a conversation until it is closed, in turn over REST and by the follower's socket. */
final class ChatWriter implements AutoCloseable {

    private static final int CREATED = 201;
    /** Two writers write fewer messages than a list of a conversation shows. */
    private static final int MOST = 240;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final String conversation;
    private final ChatFollower follower;
    private final BiFunction<String, String, Integer> rest;
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final List<String> withoutAnswer = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> running;
    private final AtomicInteger begun = new AtomicInteger();

    private ChatWriter(
            String name, String conversation, ChatFollower follower, BiFunction<String, String, Integer> rest) {
        this.name = name;
        this.conversation = conversation;
        this.follower = follower;
        this.rest = rest;
        this.running =
                thread.scheduleWithFixedDelay(this::write, 0, BETWEEN_MESSAGES.toMillis(), TimeUnit.MILLISECONDS);
    }

    static ChatWriter page(ChatConversation in, ChatFollower follower) {
        return new ChatWriter("Page ", in.id(), follower, in::writeByPage);
    }

    static ChatWriter agent(ChatConversation in, ChatFollower follower) {
        return new ChatWriter("Agent ", in.id(), follower, in::writeByAgent);
    }

    private void write() {
        if (isDone()) {
            return;
        }
        var number = begun.getAndIncrement();
        var text = name + number;
        var channel = follower.channel();
        if (number % 2 == 0 && channel.isPresent()) {
            push(channel.get(), text);
        } else {
            send(text);
        }
    }

    /** A socket may end before the answer: then the message is stored or not. */
    private void push(PhoenixClient.Joined channel, String text) {
        withoutAnswer.add(text);
        try {
            var reply =
                    channel.push("shout", "{\"conversation_id\":\"%s\",\"body\":\"%s\"}".formatted(conversation, text));
            if (reply.ok()) {
                acknowledged.add(text);
            }
        } catch (RuntimeException e) {
            // The socket was cut.
            return;
        }
        withoutAnswer.remove(text);
    }

    /** With one key until it is stored: a try whose answer was lost may have stored it. */
    private void send(String text) {
        var key = UUID.randomUUID().toString();
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_TRIES)
                .atMost(PATIENCE)
                .until(() -> isStored(key, text));
        acknowledged.add(text);
    }

    private boolean isStored(String key, String text) {
        try {
            return rest.apply(key, text) == CREATED;
        } catch (Exception e) {
            // REST Assured throws what the connection throws.
            return false;
        }
    }

    /** How many messages the desk has said are stored. */
    int acknowledged() {
        return acknowledged.size();
    }

    /** Whether it has written as many messages as it may. */
    boolean isDone() {
        return begun.get() == MOST;
    }

    /**
     * What is wrong with the texts of the stored messages: one that was acknowledged and is not stored, is stored twice or out of the
     * writer's order, or one that was refused.
     */
    List<String> faults(List<String> stored) {
        var own = stored.stream().filter(text -> text.startsWith(name)).toList();
        var faults = new ArrayList<String>();
        Set<String> known = new HashSet<>(acknowledged);
        known.addAll(withoutAnswer);
        if (!own.stream().filter(text -> !withoutAnswer.contains(text)).toList().equals(acknowledged)) {
            faults.add("Acknowledged were " + acknowledged + ", and stored are " + own);
        }
        if (new HashSet<>(own).size() < own.size() || !known.containsAll(own)) {
            faults.add("Stored twice, or although they were refused: " + own);
        }
        return faults;
    }

    /** Stops after the present message. */
    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        assertTrue(thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS), "a writer that does not end");
        assertTrue(running.isCancelled(), "a writer broke off by itself");
    }
}
