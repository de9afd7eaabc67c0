package dev.hoopoe.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A small shell process that ends this one's children should this one be killed without a chance to do so. */
public final class Guardian {

    private static Guardian instance;

    private final Writer commands;

    private Guardian(Writer commands) {
        this.commands = commands;
    }

    /** The guardian of this process, started at the first call. */
    public static synchronized Guardian get() {
        if (instance == null) {
            instance = new Guardian(launch());
        }
        return instance;
    }

    /** Ends the child with the signal when this process is gone. */
    void watch(long pid, String signal) {
        send("watch " + pid + " " + signal);
    }

    /** The child has ended: its number may soon be another's. */
    void unwatch(long pid) {
        send("forget " + pid);
    }

    /** Removes the folder when this process is gone, however it went. */
    public void removeAtEnd(Path folder) {
        send("remove " + folder.toAbsolutePath());
    }

    private synchronized void send(String line) {
        try {
            commands.write(line + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The guardian process is gone", e);
        }
    }

    private static Writer launch() {
        try (InputStream script = Guardian.class.getResourceAsStream("guardian.sh")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            Process process = new ProcessBuilder(Detached.command("sh", "-c", text))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.outputWriter(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StartRefusedException("Cannot run `sh`: " + e.getMessage(), e);
        }
    }
}
