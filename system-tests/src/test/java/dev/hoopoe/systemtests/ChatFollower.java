package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.testing.PhoenixClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** Follows a conversation by a socket as clients do: when it is cut it joins again, and then reads what it has missed. */
final class ChatFollower implements AutoCloseable {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final String name;
    private final String conversation;
    private final Supplier<PhoenixClient> open;
    private final Function<PhoenixClient, PhoenixClient.Joined> join;
    private final Supplier<List<JsonNode>> read;
    private final List<Stay> stays = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::follow, "follower");
    private volatile boolean stopped;

    /**
     * From a join to the end of its socket.
     *
     * @param channel with what was sent
     * @param read ids of the messages that were read after the join
     */
    private record Stay(PhoenixClient socket, PhoenixClient.Joined channel, List<String> read) {}

    private ChatFollower(
            String name,
            String conversation,
            Supplier<PhoenixClient> open,
            Function<PhoenixClient, PhoenixClient.Joined> join,
            Supplier<List<JsonNode>> read) {
        this.name = name;
        this.conversation = conversation;
        this.open = open;
        this.join = join;
        this.read = read;
        thread.start();
    }

    static ChatFollower page(ChatConversation of) {
        return new ChatFollower("The page of " + of.id(), of.id(), of::socketOfPage, of::joinedByPage, of::readByPage);
    }

    static ChatFollower agent(ChatConversation of) {
        return new ChatFollower(
                "The agent of " + of.id(), of.id(), of::socketOfAgent, of::joinedByAgent, of::readByAgent);
    }

    private void follow() {
        while (!stopped) {
            try (var socket = open.get()) {
                var channel = join.apply(socket);
                if (channel.reply().ok()) {
                    stays.add(new Stay(socket, channel, ids(read.get())));
                    stay(socket);
                }
            } catch (RuntimeException | AssertionError e) {
                // The gateway or the service is gone for the moment.
                pause(BETWEEN_TRIES, () -> stopped);
            }
        }
    }

    private void stay(PhoenixClient socket) {
        while (!stopped && !socket.isClosed()) {
            pause(HEARTBEAT, () -> stopped || socket.isClosed());
            socket.settle();
        }
    }

    private static void pause(Duration atMost, Supplier<Boolean> end) {
        try {
            await().pollInSameThread()
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(atMost)
                    .until(end::get);
        } catch (ConditionTimeoutException e) {
            // The time is over.
        }
    }

    /** The channel with which messages can be sent now; empty while the socket is away. */
    Optional<PhoenixClient.Joined> channel() {
        return stays.isEmpty()
                ? Optional.empty()
                : Optional.of(last()).filter(stay -> !stay.socket().isClosed()).map(Stay::channel);
    }

    /** How often it has joined. */
    int joins() {
        return stays.size();
    }

    /** Whether what was read last and what was sent since then are all stored messages. */
    boolean hasSeen(List<String> stored) {
        return !stays.isEmpty() && new HashSet<>(seen(last())).containsAll(stored);
    }

    private Stay last() {
        return stays.get(stays.size() - 1);
    }

    /** What a client shows: what it has read, and then what it was sent, once by id. */
    private List<String> seen(Stay stay) {
        var seen = new LinkedHashSet<>(stay.read());
        seen.addAll(sent(stay));
        return List.copyOf(seen);
    }

    private List<String> sent(Stay stay) {
        return ids(stay.channel().all("shout").stream()
                .filter(message -> message.path("conversation_id").asText().equals(conversation))
                .toList());
    }

    private static List<String> ids(List<JsonNode> messages) {
        return messages.stream().map(message -> message.path("id").asText()).toList();
    }

    /** What was not as the stored messages are, in their order: something missed, sent twice, or sent out of order. */
    List<String> faults(List<String> stored) {
        var faults = new ArrayList<String>();
        for (var stay : stays) {
            var sent = sent(stay);
            if (!stay.read().equals(firstOf(stored, stay.read().size()))) {
                faults.add(name + " has read what is not the beginning of the conversation: " + stay.read());
            }
            if (!sent.isEmpty() && !sent.equals(part(stored, sent.get(0), sent.size()))) {
                faults.add(name + " was sent what is no part of the conversation: " + sent);
            }
            if (!seen(stay).equals(firstOf(stored, seen(stay).size()))) {
                faults.add(name + " has missed something between reading and being sent: " + seen(stay));
            }
        }
        if (!seen(last()).equals(stored)) {
            faults.add(name + " has at the end " + seen(last()));
        }
        return faults;
    }

    private static List<String> firstOf(List<String> stored, int number) {
        return stored.subList(0, Math.min(number, stored.size()));
    }

    private static List<String> part(List<String> stored, String first, int length) {
        var from = stored.indexOf(first);
        return from < 0 ? List.of() : stored.subList(from, Math.min(from + length, stored.size()));
    }

    /** Ends the socket; what it has seen can still be asked for. */
    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
