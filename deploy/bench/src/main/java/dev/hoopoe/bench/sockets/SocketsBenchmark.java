package dev.hoopoe.bench.sockets;

import dev.hoopoe.bench.load.Progress;
import dev.hoopoe.bench.measure.Measured;
import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.bench.measure.Ratio;
import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.local.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures how long a message takes to a few and to many sockets of messaging-service, and what an idle socket costs, beside
 * socket.io with the same clients.
 */
public final class SocketsBenchmark {

    private static final int FEW = 100;
    private static final int WARM_UP_PER_SECOND = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final double FEW_PER_SECOND = 10;
    private static final Duration FEW_TURN = Duration.ofSeconds(30);
    private static final int ALL_PER_SECOND = 2;
    private static final Duration ALL_WARM_UP = Duration.ofSeconds(3);
    private static final Duration ALL_TURN = Duration.ofSeconds(10);
    private static final double FEW_MILLIS = 50;
    private static final double ALL_MILLIS = 250;
    private static final double BYTES_A_SOCKET = 20_000;
    private static final double MEMORY_TO_SOCKET_IO = 0.5;
    private static final double TIME_TO_SOCKET_IO = 0.5;
    private static final Patience PATIENCE = Patience.ofMinutes(2);

    private final Suite suite;
    private final Path folder;
    private final int sockets;
    private final Report report;
    private final Progress progress;

    /**
     * A benchmark of that many sockets.
     *
     * @param folder the data folder of the suite
     */
    public SocketsBenchmark(Suite suite, Path folder, int sockets, Report report, Progress progress) {
        this.suite = suite;
        this.folder = folder;
        this.sockets = sockets;
        this.report = report;
        this.progress = progress;
    }

    /** A server and what is measured of it. */
    private record Competitor(ChatServer server, Messages few, Messages all, MemoryGrowth memory) {}

    public void run(int rounds) {
        HoopoeChat hoopoe = new HoopoeChat(suite);
        Optional<SocketIoChat> socketIo = Optional.empty();
        try {
            String sample = warmUp(hoopoe);
            socketIo = installed().map(node -> new SocketIoChat(node, PhoenixProtocol.payload(sample)));
            socketIo.ifPresent(this::warmUp);
            List<Competitor> all = Stream.concat(Stream.of(hoopoe), socketIo.stream())
                    .map(this::competitor)
                    .toList();
            toFew(all, rounds);
            toAll(all, rounds);
            print(all);
            gateway(hoopoe);
        } finally {
            socketIo.ifPresent(SocketIoChat::close);
        }
    }

    private Competitor competitor(ChatServer server) {
        return new Competitor(
                server,
                new Messages(server, FEW),
                new Messages(server, sockets),
                new MemoryGrowth(server.name(), server::memory));
    }

    private Optional<NodePackage> installed() {
        try {
            return Optional.of(NodePackage.install(folder.resolve("socket.io")));
        } catch (NodePackage.NotInstalledException e) {
            progress.step("Hoopoe is measured without socket.io: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Returns a message as the server sent it. */
    private String warmUp(ChatServer server) {
        progress.step("warming up " + server.name());
        try (SocketFleet fleet = server.fleet()) {
            fleet.growTo(FEW);
            new Messages(server, FEW).oneByOne(fleet, WARM_UP_PER_SECOND, WARM_UP);
            return fleet.sample().orElseThrow();
        }
    }

    private void toFew(List<Competitor> all, int rounds) {
        List<SocketFleet> fleets = new ArrayList<>();
        try {
            for (Competitor one : all) {
                fleets.add(one.server().fleet());
                fleets.get(fleets.size() - 1).growTo(FEW);
            }
            for (int round = 1; round <= rounds; round++) {
                for (int i = 0; i < all.size(); i++) {
                    all.get(i).few().atRate(fleets.get(i), FEW_PER_SECOND, FEW_TURN);
                }
                progress.step(FEW + " sockets: round " + round + " of " + rounds);
            }
        } finally {
            fleets.forEach(SocketFleet::close);
        }
        all.forEach(one -> awaitNone(one.server()));
    }

    /** One server after the other, since a process may not have the sockets of both. Memory is measured as they are opened first. */
    private void toAll(List<Competitor> all, int rounds) {
        for (int round = 1; round <= rounds; round++) {
            for (Competitor one : all) {
                try (SocketFleet fleet = one.server().fleet()) {
                    if (round == 1) {
                        one.memory().measure(fleet, List.of(sockets / 5, sockets / 2, sockets));
                    }
                    fleet.growTo(sockets);
                    requireOpen(one.server(), fleet);
                    new Messages(one.server(), sockets).oneByOne(fleet, ALL_PER_SECOND, ALL_WARM_UP);
                    one.all().oneByOne(fleet, ALL_PER_SECOND, ALL_TURN);
                }
                awaitNone(one.server());
                progress.step(String.format(
                        "%,d sockets of %s: round %d of %d",
                        sockets, one.server().name(), round, rounds));
            }
        }
    }

    /** The gateway has two connections for each socket, so it is measured with half as many. */
    private void gateway(HoopoeChat hoopoe) {
        MemoryGrowth gateway = new MemoryGrowth("gateway", new CollectedService(suite, "gateway")::memory);
        try (SocketFleet fleet = hoopoe.gatewayFleet()) {
            gateway.measure(fleet, List.of(sockets / 10, sockets / 4, sockets / 2));
        }
        report.line("");
        gateway.print(report);
    }

    private static void requireOpen(ChatServer server, SocketFleet fleet) {
        int counted = server.openSockets();
        if (counted != fleet.size()) {
            throw new IllegalStateException(
                    server.name() + " counts " + counted + " open sockets, its clients " + fleet.size());
        }
    }

    private static void awaitNone(ChatServer server) {
        PATIENCE.await(server.name() + " has noticed that its sockets were closed", () -> server.openSockets() == 0);
    }

    private void print(List<Competitor> all) {
        report.times(all.stream()
                .flatMap(one -> Stream.of(one.few(), one.all()))
                .flatMap(messages -> messages.all().stream())
                .toList());
        report.line("");
        all.forEach(one -> report.line(
                "The client took %.0f ms of a processor to read a message to %,d sockets of %s",
                one.all().clientMillis(), sockets, one.server().name()));
        all.forEach(one -> one.memory().print(report));
        Competitor hoopoe = all.get(0);
        report.line("");
        claimTime(hoopoe.few().fromRequest(), FEW, FEW_MILLIS);
        claimTime(hoopoe.all().fromRequest(), sockets, ALL_MILLIS);
        all.forEach(one -> report.claim(
                "the memory of " + one.server().name() + " grows with its sockets",
                one.memory().perSocket() > 0));
        report.claim("an idle socket costs at most 20 KB", hoopoe.memory().perSocket() <= BYTES_A_SOCKET);
        report.ratioHeading();
        if (all.size() > 1) {
            compare(hoopoe, all.get(1));
        } else {
            report.notOffered("messaging-service / socket.io, which is not installed:");
        }
    }

    private void claimTime(Measured measured, int audience, double millis) {
        report.claim(
                String.format("p99 to the last of %,d sockets <= %.0f ms", audience, millis),
                measured.all().p99() <= millis);
    }

    private void compare(Competitor hoopoe, Competitor other) {
        double memory = hoopoe.memory().perSocket() / other.memory().perSocket();
        report.ratio("memory for each socket / socket.io", new Ratio(memory, memory, memory), MEMORY_TO_SOCKET_IO);
        report.ratio(
                String.format("first to last of %,d sockets / socket.io", sockets),
                Ratio.ofMedians(hoopoe.all().fromFirst(), other.all().fromFirst()),
                TIME_TO_SOCKET_IO);
        report.ratio(
                String.format("first to last of %d sockets / socket.io", FEW),
                Ratio.ofMedians(hoopoe.few().fromFirst(), other.few().fromFirst()));
        report.ratio(
                String.format("request to last of %,d sockets / socket.io", sockets),
                Ratio.ofMedians(hoopoe.all().fromRequest(), other.all().fromRequest()));
    }
}
