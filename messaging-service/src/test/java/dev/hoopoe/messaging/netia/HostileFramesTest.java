package dev.hoopoe.messaging.netia;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.PhoenixClient;
import dev.hoopoe.messaging.netia.HostileFrame.Outcome;
import dev.hoopoe.messaging.netia.socket.JoinedTickets;
import dev.hoopoe.messaging.phoenix.TopicSubscribers;
import dev.hoopoe.messaging.testing.LoggedProblems;
import dev.hoopoe.messaging.testing.RawSocket;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That frames which no proper client sends end their own sockets at most, and leave nothing behind. */
@QuarkusTest
class HostileFramesTest extends SocketTest {

    private static final int FRAMES = 10_000;
    private static final int WARM_UP = 1_000;
    private static final int CLIENTS = 4;
    private static final long SEED = 20_261_201;

    /** Frames of one socket at once; more than 200 would close it. */
    private static final int BATCH = 150;

    /** Threads come and go in the pools of the service; one for each socket would be thousands. */
    private static final int MAX_MORE_THREADS = 30;

    private static final long MAX_MORE_HEAP = 6_000_000;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    @Inject
    MeterRegistry meters;

    @Inject
    TopicSubscribers subscribers;

    private final AllAccounts database = new AllAccounts();
    private final List<PhoenixClient> witnesses = new ArrayList<>();
    private String target;

    /** What sockets hold. */
    private record Held(double sockets, Set<String> topics, int presences, boolean targetJoined) {}

    @Test
    void tenThousandHostileFramesEndNothingButTheirOwnSockets() throws Exception {
        System.out.println("Seed of the frames: " + SEED);
        var id = chat("Hello");
        target = chat("Another");
        witnesses.add(socketOf(administrator));
        witnesses.add(page());
        var staff = witnesses.get(0).join(conversation(id));
        var page = witnesses.get(1).join(conversation(id), asCustomer());
        var before = new Held(2, Set.of(conversation(id)), 2, false);
        awaitHeld(before);
        attack(WARM_UP, SEED - CLIENTS);
        awaitHeld(before);
        var threads = threads();
        var heap = liveHeap();
        forgetFilesOfOtherTests();

        try (var problems = new LoggedProblems()) {
            attack(FRAMES, SEED);

            assertEquals(List.of(), problems.logged(), "Who misbehaves must not fill the log");
        }

        awaitHeld(before);
        System.out.println("Heap before " + heap + ", after " + liveHeap() + "; threads before " + threads + ", after "
                + threads());
        await().atMost(SOON).until(() -> threads() <= threads + MAX_MORE_THREADS);
        await().atMost(SOON).until(() -> liveHeap() <= heap + MAX_MORE_HEAP);
        assertTrue(page.push("shout", "{\"body\":\"Still here\"}").ok());
        staff.await("shout", shout -> shout.path("body").asText().equals("Still here"));
    }

    private void awaitHeld(Held expected) {
        await().atMost(SOON).untilAsserted(() -> assertEquals(expected, held()));
    }

    private void attack(int frames, long seed) throws InterruptedException, ExecutionException {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var attacks = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(() -> {
                        new Attack(new Random(seed + client)).run(frames / CLIENTS);
                        return null;
                    }))
                    .toList();
            for (var attack : attacks) {
                awaitEnd(attack);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** Meanwhile the witnesses are not idle. */
    private void awaitEnd(Future<?> attack) throws InterruptedException, ExecutionException {
        while (!attack.isDone()) {
            try {
                attack.get(HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                witnesses.forEach(PhoenixClient::settle);
            }
        }
        attack.get();
    }

    /** One client after the other. */
    private final class Attack {

        private final Random random;
        private final List<byte[]> answered = new ArrayList<>();

        Attack(Random random) {
            this.random = random;
        }

        void run(int frames) throws IOException {
            var kinds = HostileFrame.values();
            for (var number = 0; number < frames; number++) {
                var kind = kinds[number % kinds.length];
                var frame = kind.make(random, conversation(target));
                if (kind.outcome() == Outcome.ANSWERED) {
                    answered.add(frame);
                } else if (kind.outcome().closes()) {
                    assertCloses(kind, frame);
                } else {
                    leaveUnfinished(frame);
                }
                if (answered.size() == BATCH) {
                    assertAnswered();
                }
            }
            assertAnswered();
        }

        private void assertCloses(HostileFrame kind, byte[] frame) throws IOException {
            try (var socket = opened()) {
                socket.write(frame);
                assertEquals(kind.outcome().code(), socket.closeCode(), kind.name());
            }
        }

        private void leaveUnfinished(byte[] frame) throws IOException {
            var socket = opened();
            socket.write(frame);
            socket.abort();
        }

        /** Each frame is answered once, and the socket has stayed open. */
        private void assertAnswered() throws IOException {
            try (var socket = opened()) {
                for (var frame : answered) {
                    socket.write(frame);
                }
                assertEquals(answered.size(), repliesTo("the end", socket));
                answered.clear();
            }
        }

        /** A socket that has joined the conversation. */
        private RawSocket opened() throws IOException {
            var socket = RawSocket.open("/netia/socket/websocket?vsn=2.0.0");
            socket.writeText("[null,null,\"" + conversation(target) + "\",\"phx_join\"," + asCustomer() + "]");
            assertEquals(1, repliesTo("joined", socket));
            return socket;
        }

        /** How many frames were answered before a heartbeat was. */
        private int repliesTo(String ref, RawSocket socket) throws IOException {
            socket.writeText(HostileFrame.heartbeat(ref));
            var replies = 0;
            while (true) {
                var frame = socket.read();
                if (frame.isText()) {
                    var json = json(frame.text());
                    if (json.get(1).asText().equals(ref)) {
                        return replies;
                    }
                    replies += json.get(3).asText().equals("phx_reply") ? 1 : 0;
                } else {
                    assertTrue(frame.isPong(), "Closed after " + replies + " of " + answered.size() + ": " + frame);
                }
            }
        }
    }

    /** Their store is stopped, and that their bytes cannot be removed would be logged as a problem. */
    private void forgetFilesOfOtherTests() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("DELETE FROM file_removal")) {
            delete.executeUpdate();
        }
    }

    private Held held() throws SQLException {
        return new Held(
                meters.get("hoopoe.sockets.open").gauge().value(),
                subscribers.topics(),
                presences(),
                JoinedTickets.has(ticketOf(target)));
    }

    private int presences() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM socket_presence WHERE account_id = ?")) {
            select.setString(1, account);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
