package dev.hoopoe.local;

import java.util.List;
import java.util.function.Consumer;

/** A command for a running suite, from another terminal. */
interface ControlCommand {

    /**
     * The command of these words: {@code scale ticket 3}, {@code restart ticket}, {@code rotate webhooks}.
     *
     * @throws IllegalArgumentException saying what is wrong with them
     */
    static ControlCommand parse(List<String> words) {
        return !words.isEmpty() && words.get(0).equals(RotateCommand.ROTATE)
                ? RotateCommand.parse(words)
                : ReplicaCommand.parse(words);
    }

    /** What {@link #parse} reads, in one line. */
    String words();

    /** Runs it; {@code progress} gets a line for each step. */
    void run(Suite suite, Consumer<String> progress);
}
