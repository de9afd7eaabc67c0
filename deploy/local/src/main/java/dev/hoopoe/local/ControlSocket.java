package dev.hoopoe.local;

import dev.hoopoe.local.process.OwnerOnly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Takes commands from other terminals on a Unix domain socket in the suite's folder, which only its owner may enter. A
 * command is one line; the answer is lines of progress and then one that says how it ended. A command whose sender goes
 * away runs to its end.
 */
final class ControlSocket implements AutoCloseable {

    static final String PROGRESS = "progress ";
    static final String FAILED = "failed ";
    static final String DONE = "done";

    private final Path path;
    private final ServerSocketChannel channel;
    private final BiConsumer<ControlCommand, Consumer<String>> execution;

    private ControlSocket(
            Path path, ServerSocketChannel channel, BiConsumer<ControlCommand, Consumer<String>> execution) {
        this.path = path;
        this.channel = channel;
        this.execution = execution;
    }

    /**
     * Listens until it is closed.
     *
     * @param path replaced when it exists; the folder's lock keeps other launchers away
     * @param execution runs a command, and sends a line of progress for each step
     * @throws IOException when the file system has no sockets, or the path is longer than a socket's may be
     */
    static ControlSocket open(Path path, BiConsumer<ControlCommand, Consumer<String>> execution) throws IOException {
        Files.deleteIfExists(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path));
            OwnerOnly.narrow(path);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        ControlSocket socket = new ControlSocket(path, channel, execution);
        daemon(socket::accept);
        return socket;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel sender = channel.accept();
                daemon(() -> answer(sender));
            }
        } catch (ClosedChannelException e) {
            // Closed with the suite.
        } catch (IOException e) {
            System.err.println("hoopoe: no more commands are taken: " + e.getMessage());
        }
    }

    private void answer(SocketChannel sender) {
        try (SocketChannel open = sender;
                BufferedReader words = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(open), StandardCharsets.UTF_8));
                PrintWriter answer = new PrintWriter(Channels.newOutputStream(open), true, StandardCharsets.UTF_8)) {
            String line = words.readLine();
            if (line != null) {
                answer.println(execute(List.of(line.split(" ", -1)), text -> answer.println(PROGRESS + text)));
            }
        } catch (IOException e) {
            // The sender is gone; it has no use for an answer.
        }
    }

    private String execute(List<String> words, Consumer<String> progress) {
        try {
            execution.accept(ControlCommand.parse(words), progress);
            return DONE;
        } catch (RuntimeException e) {
            return FAILED + String.valueOf(e.getMessage()).replace("\n", "\n" + FAILED);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "control");
        thread.setDaemon(true);
        thread.start();
    }
}
