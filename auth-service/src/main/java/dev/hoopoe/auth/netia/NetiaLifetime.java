package dev.hoopoe.auth.netia;

import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.auth.token.GrantedLifetime;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The lifetimes of Netia's tokens. */
@Singleton
class NetiaLifetime implements GrantedLifetime {

    private final NetiaConfig config;

    NetiaLifetime(NetiaConfig config) {
        this.config = config;
    }

    @Override
    public Duration tokenLifetime() {
        return config.tokenLifetime();
    }

    SessionLifetime session() {
        return SessionLifetime.refreshed(config.tokenLifetime(), config.renewLifetime());
    }
}
