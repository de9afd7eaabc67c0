package dev.hoopoe.local;

import dev.hoopoe.local.process.RandomSecret;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** Sets a new password of the first administrator of a running suite, as the operator. */
final class AdministratorReset {

    private static final int PASSWORD_LENGTH = 20;

    private final SuiteFolder folder;
    private final PrintStream output;

    AdministratorReset(SuiteFolder folder, PrintStream output) {
        this.folder = folder;
        this.output = output;
    }

    void run(Optional<String> chosen) {
        String password = chosen.orElseGet(() -> RandomSecret.ofLength(PASSWORD_LENGTH));
        Administrator administrator = new Administrator(System.getenv(), folder);
        new OperatorApi(folder)
                .call(
                        "set the password",
                        "PUT",
                        "/internal/administrator",
                        Map.of("email", administrator.email(), "password", password));
        administrator.storePassword(password);
        output.println("e-mail     " + administrator.email());
        output.println("password   " + password);
    }
}
