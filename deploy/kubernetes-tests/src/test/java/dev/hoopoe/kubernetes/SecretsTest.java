package dev.hoopoe.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Overlay;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code deploy/kubernetes/secrets} makes every value new and long enough. */
class SecretsTest {

    private static final int LEAST_LENGTH = 32;
    private static final Set<String> NAMES = Set.of("username", "email");

    @Test
    void everySecretIsLongAndItsOwn() {
        var values = Overlay.LOCAL
                .secrets()
                .all()
                .flatMap(secret -> Manifest.map(secret.at("/stringData")).entrySet().stream())
                .filter(entry -> !NAMES.contains(entry.getKey()))
                .map(entry -> entry.getValue())
                .toList();

        assertTrue(values.stream().allMatch(value -> value.length() >= LEAST_LENGTH));
        assertEquals(values.size(), Set.copyOf(values).size());
    }

    @Test
    void productionHasNoSuperuser() {
        var names = Overlay.PRODUCTION.secrets().all().map(Manifest::name).collect(Collectors.toSet());
        var local = Overlay.LOCAL.secrets().all().map(Manifest::name).collect(Collectors.toSet());

        local.removeAll(names);
        assertEquals(Set.of("database-superuser"), local);
    }
}
