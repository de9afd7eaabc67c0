package dev.hoopoe.auth.omnidesk;

import dev.hoopoe.auth.token.GrantedLifetime;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The lifetime of OmniDesk's access tokens. */
@Singleton
class OmniDeskLifetime implements GrantedLifetime {

    private final OmniDeskConfig config;

    OmniDeskLifetime(OmniDeskConfig config) {
        this.config = config;
    }

    @Override
    public Duration tokenLifetime() {
        return config.tokenLifetime();
    }
}
