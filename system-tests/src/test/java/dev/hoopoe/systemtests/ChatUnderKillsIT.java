package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Customers and agents who chat by sockets miss no message and see none twice, whatever is killed that carries them. */
@ExtendWith(RunningSuite.class)
@Isolated("It ends processes that other tests need")
class ChatUnderKillsIT {

    private static final int CONVERSATIONS = 10;

    /** Both replicas of messaging-service, and the gateway. */
    private static final int FEW = 3;

    /** Of each writer, after the last kill. */
    private static final int MORE_MESSAGES = 3;

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final Suite suite;
    private final ApiClient anybody;
    private final List<ChatConversation> conversations = new ArrayList<>();
    private final List<ChatFollower> followers = new ArrayList<>();
    private final List<ChatWriter> writers = new ArrayList<>();

    ChatUnderKillsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @AfterEach
    void backToOneReplica() throws InterruptedException {
        for (var follower : followers) {
            follower.close();
        }
        suite.scale("messaging", 1);
        suite.awaitReady(READY_WITHIN);
    }

    /** {@code -Dhoopoe.kills} sets another number, {@code -Dhoopoe.seed} repeats an order. */
    @Test
    void everyStoredMessageIsSeenOnceAndInOrderByEverySubscriber() throws Exception {
        suite.scale("messaging", 2);
        suite.awaitReady(READY_WITHIN);
        startChats();
        try {
            kill(Integer.getInteger("hoopoe.kills", FEW));
            var before = writers.stream().map(ChatWriter::acknowledged).toList();
            await().atMost(READY_WITHIN).until(() -> allHaveWrittenMoreThan(before));
        } finally {
            for (var writer : writers) {
                writer.close();
            }
        }

        var faults = new ArrayList<String>();
        var stored = 0;
        for (var number = 0; number < CONVERSATIONS; number++) {
            stored += faultsOf(number, faults);
        }
        System.out.println(stored + " messages stored, "
                + followers.stream().mapToInt(ChatFollower::joins).sum() + " joins");
        assertEquals(List.of(), faults);
        assertTrue(followers.stream().allMatch(follower -> follower.joins() > 1), "Each socket was cut at least once");
    }

    private void startChats() {
        var account = RegisteredAccount.open(anybody);
        for (var number = 0; number < CONVERSATIONS; number++) {
            var conversation = ChatConversation.start(suite.gatewayUrl(), anybody, account);
            conversations.add(conversation);
            followers.add(ChatFollower.page(conversation));
            followers.add(ChatFollower.agent(conversation));
        }
        await().atMost(READY_WITHIN).until(() -> followers.stream().allMatch(follower -> follower.joins() > 0));
        for (var number = 0; number < CONVERSATIONS; number++) {
            writers.add(ChatWriter.page(conversations.get(number), followers.get(2 * number)));
            writers.add(ChatWriter.agent(conversations.get(number), followers.get(2 * number + 1)));
        }
    }

    private void kill(int kills) {
        var seed = Long.getLong("hoopoe.seed", System.nanoTime());
        System.out.println(kills + " kills with SIGKILL, seed " + seed);
        var random = new Random(seed);
        var coming = new ArrayList<String>();
        for (var kill = 0; kill < kills; kill++) {
            if (coming.isEmpty()) {
                coming.addAll(suite.replicas("messaging"));
                coming.add("gateway");
                Collections.shuffle(coming, random);
            }
            letPass(Duration.ofMillis(random.nextLong(500, 2_000)));
            suite.kill(coming.remove(0));
            letPass(Duration.ofMillis(500));
            suite.awaitReady(READY_WITHIN);
        }
    }

    private boolean allHaveWrittenMoreThan(List<Integer> before) {
        for (var number = 0; number < writers.size(); number++) {
            var writer = writers.get(number);
            if (writer.acknowledged() < before.get(number) + MORE_MESSAGES && !writer.isDone()) {
                return false;
            }
        }
        return true;
    }

    /** Adds what is wrong with a conversation, and returns how many messages it has. */
    private int faultsOf(int number, List<String> faults) {
        var conversation = conversations.get(number);
        var read = conversation.readByAgent();
        assertEquals(
                read.stream().map(id()).toList(),
                conversation.readByPage().stream().map(id()).toList());
        var stored = read.stream().map(id()).toList();
        for (var follower : followers.subList(2 * number, 2 * number + 2)) {
            await().atMost(READY_WITHIN).until(() -> follower.hasSeen(stored));
            faults.addAll(follower.faults(stored));
        }
        var texts = read.stream().map(message -> message.path("body").asText()).toList();
        for (var writer : writers.subList(2 * number, 2 * number + 2)) {
            faults.addAll(writer.faults(texts));
        }
        return stored.size();
    }

    private static Function<JsonNode, String> id() {
        return message -> message.path("id").asText();
    }

    /** Time itself is the condition here: messages go on meanwhile. */
    private static void letPass(Duration length) {
        await().pollDelay(length).atMost(length.plusSeconds(5)).until(() -> true);
    }
}
