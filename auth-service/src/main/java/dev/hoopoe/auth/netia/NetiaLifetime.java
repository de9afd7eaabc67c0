package dev.hoopoe.auth.netia;

import dev.hoopoe.auth.login.RegistrationSession;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.auth.token.GrantedLifetime;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The lifetimes of Netia's tokens, after a login and after a registration. */
@Singleton
class NetiaLifetime implements GrantedLifetime, RegistrationSession {

    private final NetiaConfig config;

    NetiaLifetime(NetiaConfig config) {
        this.config = config;
    }

    @Override
    public Duration tokenLifetime() {
        return config.tokenLifetime();
    }

    @Override
    public String dialect() {
        return "netia";
    }

    @Override
    public SessionLifetime session() {
        return SessionLifetime.refreshed(config.tokenLifetime(), config.renewLifetime());
    }
}
