package dev.hoopoe.local;

import java.io.PrintStream;

/** Runs PostgreSQL and Kafka in the foreground, for services that run elsewhere: in an IDE or in containers. */
final class ServersLauncher {

    private final PrintStream output;
    private final boolean freePorts;

    /** A launcher; {@code freePorts} uses ports that are free now, of the services too, instead of the usual ones. */
    ServersLauncher(PrintStream output, boolean freePorts) {
        this.output = output;
        this.freePorts = freePorts;
    }

    /** Returns only if they could not start. */
    int run() {
        ConsoleListener console = new ConsoleListener(output, Boolean.getBoolean("hoopoe.terminal"));
        SuiteBuilder builder = Suite.builder().listener(console);
        Suite suite = (freePorts ? builder.freePorts() : builder).prepare();
        Foreground foreground = new Foreground(output, console, suite);
        output.println("Starting PostgreSQL and Kafka alone");
        if (!foreground.start(suite::startServers)) {
            return 0;
        }
        output.printf("""

                The servers are ready; no service runs. Start them with the variables in
                  %s
                one NAME=value a line, as container tools and IDEs read them. CONTRIBUTING.md says how.
                Ctrl-C stops the servers and keeps the data.

                """, suite.folder().environmentFiles().resolve("<service>.env"));
        foreground.awaitSignal();
        return 0;
    }
}
