package dev.hoopoe.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.process.StartRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackDefaultTest {

    private static final List<String> LOOPBACK = List.of(
            "",
            "127.0.0.1",
            "127.0.1.1",
            "127.255.255.254",
            "::1",
            "[::1]",
            "0:0:0:0:0:0:0:1",
            "localhost",
            "::ffff:127.0.0.1");
    private static final List<String> REACHABLE = List.of(
            "0.0.0.0", "::", "[::]", "0", "192.168.1.10", "10.0.0.1", "128.0.0.1", "fe80::1", "::ffff:10.0.0.1");
    private static final Map<String, String> CHOSEN = Map.of(
            "HOOPOE_OAUTH_REDIRECTS", "https://desk.example.com/app",
            "HOOPOE_WEBHOOKS_ALLOWED_RANGES", "",
            "HOOPOE_WEBHOOKS_HTTP_ALLOWED", "false",
            "HOOPOE_DIALECTS", "homa",
            "HOOPOE_REGISTRATION", "closed",
            "HOOPOE_CORS_ANY_LOCALHOST", "false",
            "HOOPOE_GATEWAY_RATE_LIMITS_SCALE", "1");

    @TempDir
    Path folder;

    @Test
    void defaultsHoldForEverySpellingOfLoopback() {
        for (String host : LOOPBACK) {
            assertDoesNotThrow(() -> LoopbackDefault.requireChosen(settings(host, Map.of())), host);
        }
    }

    @Test
    void everyOtherAddressNeedsEachSetting() {
        for (String host : REACHABLE) {
            StartRefusedException refusal = assertThrows(
                    StartRefusedException.class, () -> LoopbackDefault.requireChosen(settings(host, Map.of())), host);

            for (String variable : CHOSEN.keySet()) {
                assertTrue(refusal.getMessage().contains(variable + "="), refusal.getMessage());
            }
            assertTrue(refusal.getMessage().contains("HOOPOE_HOST=" + host), refusal.getMessage());
        }
    }

    @Test
    void onlyMissingSettingsAreNamed() {
        for (String missing : CHOSEN.keySet()) {
            Map<String, String> others = new HashMap<>(CHOSEN);
            others.remove(missing);

            StartRefusedException refusal = assertThrows(
                    StartRefusedException.class, () -> LoopbackDefault.requireChosen(settings("0.0.0.0", others)));

            assertEquals(
                    List.of(missing),
                    CHOSEN.keySet().stream()
                            .filter(variable -> refusal.getMessage().contains(variable + "="))
                            .toList());
        }
    }

    @Test
    void settingsMadeOnPurposeAreTakenAsTheyAre() {
        for (String host : REACHABLE) {
            assertDoesNotThrow(() -> LoopbackDefault.requireChosen(settings(host, CHOSEN)), host);
        }
    }

    @Test
    void nameThatCannotBeLookedUpIsRefused() {
        StartRefusedException refusal = assertThrows(
                StartRefusedException.class, () -> LoopbackDefault.requireChosen(settings("no such host", Map.of())));

        assertTrue(refusal.getMessage().contains("HOOPOE_HOST=no such host"), refusal.getMessage());
    }

    @Test
    void refusedSuiteStartsNothing() {
        SuiteBuilder builder = Suite.builder()
                .root(folder)
                .dataDirectory(folder.resolve("data"))
                .freePorts()
                .variable("HOOPOE_HOST", "0.0.0.0");

        assertThrows(StartRefusedException.class, builder::start);

        assertFalse(Files.exists(folder.resolve("data")));
    }

    private SuiteSettings settings(String host, Map<String, String> chosen) {
        Map<String, String> environment = new HashMap<>(chosen);
        environment.put("HOOPOE_HOST", host);
        return new SuiteSettings(
                folder,
                folder,
                folder,
                false,
                ArchiveSaving.NEVER,
                SuitePort.from(Map.of()),
                Map.of(),
                List.of(),
                environment);
    }
}
