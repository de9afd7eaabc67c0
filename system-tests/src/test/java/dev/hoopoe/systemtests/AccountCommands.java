package dev.hoopoe.systemtests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code ./hoopoe account …} of the operator, next to the running suite. */
final class AccountCommands {

    private AccountCommands() {}

    /** Runs the command as its own process; returns what it printed. */
    static String run(String input, String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("account"));
        words.addAll(List.of(arguments));
        return LauncherCommand.next(RunningSuite.DATA, words.toArray(String[]::new))
                .run(input)
                .successful();
    }
}
