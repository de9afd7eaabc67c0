package dev.hoopoe.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.process.StartRefusedException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlSocketTest {

    private final List<ControlCommand> carriedOut = new ArrayList<>();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private String failure;
    private SuiteFolder folder;
    private ControlSocket socket;

    @BeforeEach
    void open(@TempDir Path temporary) throws IOException {
        folder = new SuiteFolder(temporary);
        folder.claim();
        socket = ControlSocket.open(folder.control(), (command, progress) -> {
            progress.accept("At work");
            if (failure != null) {
                throw new StartRefusedException(failure);
            }
            carriedOut.add(command);
        });
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        folder.release();
    }

    @Test
    void commandIsCarriedOutAndItsProgressPrinted() {
        send("scale", "ticket", "3");

        assertEquals(List.of(ReplicaCommand.parse(List.of("scale", "ticket", "3"))), carriedOut);
        assertEquals("At work\n", output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void failureIsThrownWithAllItsLines() {
        failure = "ticket-2 ended with code 3. Its last words:\none\ntwo";

        StartRefusedException refusal = assertThrows(StartRefusedException.class, () -> send("restart", "ticket"));

        assertEquals(failure, refusal.getMessage());
    }

    @Test
    void linesThatAreNoCommandAreRefused() throws IOException {
        try (SocketChannel sender = SocketChannel.open(UnixDomainSocketAddress.of(folder.control()))) {
            sender.write(ByteBuffer.wrap("scale ticket 99\n".getBytes(StandardCharsets.UTF_8)));
            String answer = new String(Channels.newInputStream(sender).readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("failed A service has 1 to 9 replicas, not 99"), answer);
        }
        assertTrue(carriedOut.isEmpty());
    }

    @Test
    void launcherThatTakesNoCommandsIsAFailure() throws IOException {
        socket.close();

        StartRefusedException refusal = assertThrows(StartRefusedException.class, () -> send("restart", "ticket"));

        assertTrue(refusal.getMessage().contains("takes no commands"), refusal.getMessage());
    }

    @Test
    void launcherThatEndsMeanwhileIsAFailure() throws Exception {
        socket.close();
        try (ServerSocketChannel launcher = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            launcher.bind(UnixDomainSocketAddress.of(folder.control()));
            CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> readLineAndHangUp(launcher));

            StartRefusedException refusal = assertThrows(StartRefusedException.class, () -> send("restart", "ticket"));

            ending.join();
            assertTrue(refusal.getMessage().contains("ended before"), refusal.getMessage());
        }
    }

    private static void readLineAndHangUp(ServerSocketChannel launcher) {
        try (SocketChannel sender = launcher.accept()) {
            new BufferedReader(Channels.newReader(sender, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void withoutASuiteNoCommandIsSent() {
        folder.release();
        try {
            StartRefusedException refusal = assertThrows(StartRefusedException.class, () -> send("restart", "ticket"));

            assertTrue(refusal.getMessage().contains("not running"), refusal.getMessage());
        } finally {
            folder.claim();
        }
    }

    @Test
    void socketIsForItsOwnerAloneAndLeavesWithItsLauncher() throws IOException {
        assertTrue(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.control()))
                .endsWith("------"));

        socket.close();

        assertFalse(Files.exists(folder.control()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scale",
                "scale ticket",
                "scale ticket 0",
                "scale ticket 10",
                "scale ticket x",
                "scale kafka 2",
                "scale ticket 2 3",
                "restart",
                "restart desk",
                "restart ticket 2",
                "stop ticket",
                "rotate",
                "rotate ticket",
                "rotate client-auth",
                "rotate database-gateway",
                "rotate webhooks now",
                "rotate webhooks --end now",
                "rotate client-ticket --end"
            })
    void mistypedCommandsAreRefused(String words) {
        assertThrows(IllegalArgumentException.class, () -> ControlCommand.parse(List.of(words.split(" ", -1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scale auth 1",
                "scale gateway 9",
                "restart messaging",
                "rotate client-operator",
                "rotate database-auth",
                "rotate webhooks",
                "rotate signing-keys --end"
            })
    void commandsAreWrittenAsTheyAreRead(String words) {
        assertEquals(words, ControlCommand.parse(List.of(words.split(" ", -1))).words());
    }

    private void send(String... words) {
        new ControlClient(folder, new PrintStream(output, true, StandardCharsets.UTF_8))
                .send(ReplicaCommand.parse(List.of(words)));
    }
}
