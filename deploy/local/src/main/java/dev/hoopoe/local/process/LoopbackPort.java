package dev.hoopoe.local.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** TCP ports of this machine: which are free, and who holds one that is not. */
public final class LoopbackPort {

    private static final int CONNECT_MILLIS = 300;
    private static final String LISTENING = "0A";
    private static final int FIRST_FREE = 20_000;
    private static final int FIRST_EPHEMERAL = 32_768;
    private static final int ATTEMPTS = 1000;
    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LoopbackPort() {}

    /** A port that nobody listens on; below those that the system lends to outgoing connections, and never twice. */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = RANDOM.nextInt(FIRST_FREE, FIRST_EPHEMERAL);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new StartRefusedException("No free port between " + FIRST_FREE + " and " + FIRST_EPHEMERAL + ".");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Refuses with a message that names the holder and the variable to change when the port is taken. */
    public static void requireFree(String host, int port, String part, String variable) {
        require(host, port, part, "Stop it, or choose another port: " + variable + "=<port> ./hoopoe up");
    }

    /** Refuses with a message that names the holder when the port is taken. */
    public static void requireFree(String host, int port, String part) {
        require(host, port, part, "Stop it.");
    }

    private static void require(String host, int port, String part, String advice) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port), 1);
        } catch (BindException e) {
            String holder = holder(port)
                    .map(process -> "process " + process.pid()
                            + process.info()
                                    .command()
                                    .map(command -> " (" + command + ")")
                                    .orElse(""))
                    .orElse("another process");
            throw new StartRefusedException(
                    "Port " + port + " for " + part + " is taken by " + holder + ". " + advice, e);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "Cannot listen on " + host + ":" + port + " for " + part + ": " + e.getMessage(), e);
        }
    }

    /** Whether someone accepts connections on the loopback port. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether that process of this user listens on the port; where the system does not tell, whether any does. */
    public static boolean isHeldBy(long pid, int port) {
        return Files.isReadable(Path.of("/proc/net/tcp")) ? holdsOneOf(pid, listeners(port)) : answers(port);
    }

    /** The process that listens on the port, where the system tells (Linux, and only one's own processes). */
    static Optional<ProcessHandle> holder(int port) {
        List<String> sockets = listeners(port);
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(process.pid(), sockets))
                .findFirst();
    }

    private static List<String> listeners(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line -> line.trim().split("\\s+", -1))
                .filter(fields -> fields.length > 9
                        && fields[3].equals(LISTENING)
                        && fields[1].endsWith(String.format(":%04X", port)))
                .map(fields -> "socket:[" + fields[9] + "]")
                .toList();
    }

    private static boolean holdsOneOf(long pid, List<String> sockets) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
