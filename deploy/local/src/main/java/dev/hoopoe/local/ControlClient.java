package dev.hoopoe.local;

import dev.hoopoe.local.process.StartRefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends a command to the launcher of a running suite and prints its progress. */
final class ControlClient {

    private final SuiteFolder folder;
    private final PrintStream output;

    ControlClient(SuiteFolder folder, PrintStream output) {
        this.folder = folder;
        this.output = output;
    }

    /**
     * Returns when the command has been carried out.
     *
     * @throws StartRefusedException when it failed, saying why, or when no launcher takes it
     */
    void send(ControlCommand command) {
        if (!folder.isClaimed()) {
            throw new StartRefusedException("Hoopoe is not running. Start it with ./hoopoe up in another terminal.");
        }
        try (SocketChannel launcher = SocketChannel.open(UnixDomainSocketAddress.of(folder.control()));
                BufferedReader answer = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(launcher), StandardCharsets.UTF_8))) {
            launcher.write(ByteBuffer.wrap((command.words() + "\n").getBytes(StandardCharsets.UTF_8)));
            print(answer);
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The launcher takes no commands at " + folder.control() + ": " + e.getMessage()
                            + ". If it is still starting, wait until it is ready.",
                    e);
        }
    }

    private void print(BufferedReader answer) throws IOException {
        List<String> failure = new ArrayList<>();
        for (String line = answer.readLine(); line != null; line = answer.readLine()) {
            if (line.equals(ControlSocket.DONE)) {
                return;
            }
            if (line.startsWith(ControlSocket.FAILED)) {
                failure.add(line.substring(ControlSocket.FAILED.length()));
            } else if (line.startsWith(ControlSocket.PROGRESS)) {
                output.println(line.substring(ControlSocket.PROGRESS.length()));
            }
        }
        throw new StartRefusedException(
                failure.isEmpty()
                        ? "The launcher ended before the command was carried out."
                        : String.join("\n", failure));
    }
}
