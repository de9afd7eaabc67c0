package dev.hoopoe.bench.sockets;

import dev.hoopoe.bench.measure.Measured;
import dev.hoopoe.bench.measure.Pace;
import dev.hoopoe.bench.measure.Samples;
import dev.hoopoe.bench.traffic.FixedRate;
import dev.hoopoe.bench.traffic.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** How long messages take to the last of a number of sockets: from the request, from its answer, and from the first socket. */
final class Messages {

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final int TIMEOUT_SECONDS = 60;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String ACT = "message";

    private final ChatServer server;
    private final Measured fromRequest;
    private final Measured fromAnswer;
    private final Measured fromFirst;
    private long clientNanos;

    /** A message that has reached every socket, in {@link System#nanoTime()}. */
    private record Delivered(long requested, long answered, Arrivals arrivals) {}

    /** What a round measures. */
    private record Round(Samples fromRequest, Samples fromAnswer, Samples fromFirst) {

        void add(Delivered message) {
            long last = message.arrivals().last();
            fromRequest.add(last - message.requested());
            fromAnswer.add(Math.max(0, last - message.answered()));
            fromFirst.add(last - message.arrivals().first());
        }
    }

    Messages(ChatServer server, int sockets) {
        this.server = server;
        String named = String.format("%s, %,d sockets: ", server.name(), sockets);
        fromRequest = new Measured(named + "request to last");
        fromAnswer = new Measured(named + "answer to last");
        fromFirst = new Measured(named + "first to last");
    }

    /** From when the request is sent until the last socket has the message. */
    Measured fromRequest() {
        return fromRequest;
    }

    /** The fan-out alone: from the first to the last receipt. */
    Measured fromFirst() {
        return fromFirst;
    }

    /** What the client itself took of a processor for a message to every socket, in milliseconds; of {@link #oneByOne}. */
    double clientMillis() {
        return clientNanos / NANOS_PER_MILLI / fromFirst.all().count();
    }

    List<Measured> all() {
        return List.of(fromRequest, fromAnswer, fromFirst);
    }

    /**
     * A round of messages at a fixed rate, however long the earlier ones take.
     *
     * @throws IllegalStateException when one does not reach every socket
     */
    void atRate(SocketFleet fleet, double perSecond, Duration length) {
        Round round = nextRound();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long end = System.nanoTime() + length.toNanos();
        new FixedRate(perSecond)
                .run(
                        () -> System.nanoTime() > end || failure.get() != null,
                        number -> send(fleet).handle((message, failed) -> {
                            if (failed != null) {
                                failure.set(failed);
                                return new Result(ACT, failed.toString());
                            }
                            round.add(message);
                            return Result.success(ACT);
                        }),
                        (result, latency) -> {});
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get().getMessage(), failure.get());
        }
        fleet.requireWhole();
    }

    /** A round of messages, each of which is sent when the one before it has reached every socket. */
    void oneByOne(SocketFleet fleet, int perSecond, Duration length) {
        Round round = nextRound();
        long before = fleet.processorNanos();
        Pace.aSecond(perSecond).keep(length, () -> round.add(send(fleet).join()));
        clientNanos += fleet.processorNanos() - before;
        fleet.requireWhole();
    }

    private Round nextRound() {
        return new Round(fromRequest.nextRound(), fromAnswer.nextRound(), fromFirst.nextRound());
    }

    private CompletableFuture<Delivered> send(SocketFleet fleet) {
        long number = NUMBERS.incrementAndGet();
        Receipts receipts = fleet.expect(number);
        long requested = System.nanoTime();
        CompletableFuture<Long> answer = server.post(number).thenApply(answered -> System.nanoTime());
        return answer.thenCombine(receipts.arrivals(), (answered, all) -> new Delivered(requested, answered, all))
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> {
                    throw new IllegalStateException(
                            "Message " + number + (answer.isDone() ? "" : " was not answered and") + " reached "
                                    + receipts.reached() + ": " + failure,
                            failure);
                });
    }
}
