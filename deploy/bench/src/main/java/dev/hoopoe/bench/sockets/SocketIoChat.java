package dev.hoopoe.bench.sockets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.bench.api.ApiClient;
import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.local.process.ChildProcess;
import dev.hoopoe.local.process.LoopbackPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** socket.io as a process of its own ({@code src/main/node/server.mjs}): a message goes to all of a room, and is stored nowhere. */
final class SocketIoChat implements ChatServer, AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ROOM = "conversation";
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Patience START = Patience.ofMinutes(1);

    private final ChildProcess process;
    private final int port = LoopbackPort.free();
    private final ApiClient api = ApiClient.at("http://" + LOOPBACK + ":" + port);
    private final ObjectNode message;
    private final String name;

    /**
     * Starts it.
     *
     * @param message what it sends, but for the text: a message as Hoopoe sends it, so that both send as many bytes
     */
    SocketIoChat(NodePackage installed, JsonNode message) {
        this.message = message.deepCopy();
        Path folder = installed.folder();
        process = ChildProcess.start(
                List.of("node", "--expose-gc", folder.resolve("server.mjs").toString(), Integer.toString(port)),
                ChildProcess.inherited(Map.of()),
                folder.resolve("server.log"),
                "TERM");
        START.await("socket.io listens", () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("socket.io's server ended: " + process.logTail());
            }
            return LoopbackPort.answers(port);
        });
        name = "socket.io " + installed.version("socket.io");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SocketFleet fleet() {
        return new SocketFleet(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), new SocketIoProtocol(ROOM));
    }

    @Override
    public CompletableFuture<?> post(long number) {
        ObjectNode numbered = message.deepCopy().put("body", MessageNumber.text(number));
        return api.postLater("/messages", Map.of("room", ROOM, "message", numbered));
    }

    @Override
    public int openSockets() {
        return api.post("/sockets", Map.of()).path("open").intValue();
    }

    @Override
    public ServerMemory memory() {
        double heap = api.post("/memory", Map.of()).path("heapUsed").doubleValue();
        return ServerMemory.collected(ProcessHandle.of(process.pid()).orElseThrow(), heap);
    }

    @Override
    public void close() {
        process.stop(STOP);
    }
}
