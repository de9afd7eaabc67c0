package dev.hoopoe.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with {@code ./hoopoe account}; what it does to accounts is in AccountsLifeIT. */
class AccountCommandTest {

    @TempDir
    Path folder;

    @Test
    void unclearCommandSaysWhatIsExpected() {
        assertEquals(
                "account takes list, open, invite, invitations, uninvite, hosts, suspend, resume or delete", misuse());
        assertEquals(
                "account takes list, open, invite, invitations, uninvite, hosts, suspend, resume or delete",
                misuse("close", "acme"));
        assertEquals("account hosts takes an id and host names, or --none", misuse("hosts", "acme"));
        assertEquals("account delete takes one id", misuse("delete"));
        assertEquals("account suspend takes one id", misuse("suspend"));
        assertEquals("account resume takes one id", misuse("resume", "acme", "default"));
        assertEquals(
                "an account's id has lower-case letters, digits and hyphens alone", misuse("suspend", "../accounts"));
        assertEquals("account list takes nothing more", misuse("list", "acme"));
        assertEquals("account open takes an id first", misuse("open", "--name", "Acme"));
        assertEquals("account open needs --name <name>", misuse("open", "acme"));
        assertEquals("--name needs a value", misuse("open", "acme", "--name"));
        assertEquals("account invite does not expect acme", misuse("invite", "acme"));
        assertEquals("--days takes a number of days", misuse("invite", "--days", "soon"));
        assertEquals("account invite knows no --name", misuse("invite", "--name", "Acme"));
        assertEquals("account invitations takes nothing more", misuse("invitations", "acme"));
        assertEquals("account uninvite takes one id, which account invitations shows", misuse("uninvite"));
        assertEquals("account open does not expect Acme", misuse("open", "acme", "Acme"));
        assertEquals(
                "account open knows no --password", misuse("open", "acme", "--name", "Acme", "--password", "secret"));
    }

    @Test
    void suiteMustRun() {
        StartRefusedException refusal = assertThrows(StartRefusedException.class, () -> run("list"));

        assertTrue(refusal.getMessage().contains("./hoopoe up"), refusal.getMessage());
    }

    @Test
    void suiteThatIsStillStartingIsToWaitFor() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        SuiteFolder suite = new SuiteFolder(folder);
        Files.writeString(suite.record(), """
                parts=auth directory
                auth.pid=%1$d
                auth.started=%2$s
                auth.port=1
                directory.pid=%1$d
                directory.started=%2$s
                directory.port=1
                """.formatted(
                        self.pid(), self.info().startInstant().orElseThrow()));

        StartRefusedException refusal = assertThrows(StartRefusedException.class, () -> run("list"));

        assertEquals(
                "Could not get a service token: the service does not answer."
                        + " Try again once ./hoopoe up says that all is ready.",
                refusal.getMessage());
    }

    private String misuse(String... arguments) {
        return assertThrows(IllegalArgumentException.class, () -> run(arguments))
                .getMessage();
    }

    private void run(String... arguments) {
        new AccountCommand(
                        new OperatorApi(new SuiteFolder(folder)),
                        prompt -> Optional.empty(),
                        Optional::empty,
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .run(Arrays.asList(arguments));
    }
}
