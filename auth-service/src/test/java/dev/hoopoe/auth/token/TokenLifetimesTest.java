package dev.hoopoe.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signing keys are published for as long as the tokens of any dialect are good. */
@QuarkusTest
class TokenLifetimesTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    @All
    List<GrantedLifetime> granted;

    private record Config(Duration lifetime, Duration serviceLifetime) implements AccessTokenConfig {}

    @Test
    void theLongestIsFoundWhoeverGivesItOut() {
        var config = new Config(DAY, Duration.ofMinutes(5));

        assertEquals(DAY, new TokenLifetimes(config, List.of(() -> Duration.ofHours(1))).longest());
        assertEquals(
                Duration.ofDays(90),
                new TokenLifetimes(config, List.of(() -> DAY, () -> Duration.ofDays(90))).longest());
    }

    @Test
    void everyFeatureThatGivesTokensOutIsAsked() {
        assertEquals(
                List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1), DAY),
                granted.stream().map(GrantedLifetime::tokenLifetime).sorted().toList());
    }
}
