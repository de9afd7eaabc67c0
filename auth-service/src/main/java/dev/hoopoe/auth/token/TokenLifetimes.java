package dev.hoopoe.auth.token;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The longest lifetime of any access token. */
@Singleton
public class TokenLifetimes {

    private final Duration longest;

    TokenLifetimes(AccessTokenConfig config, @All List<GrantedLifetime> granted) {
        this.longest = Stream.concat(
                        Stream.of(config.lifetime(), config.serviceLifetime()),
                        granted.stream().map(GrantedLifetime::tokenLifetime))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    public Duration longest() {
        return longest;
    }
}
