package dev.hoopoe.auth.hcall;

import dev.hoopoe.auth.token.GrantedLifetime;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The lifetime of HCall's access tokens. */
@Singleton
class HCallLifetime implements GrantedLifetime {

    private final HCallConfig config;

    HCallLifetime(HCallConfig config) {
        this.config = config;
    }

    @Override
    public Duration tokenLifetime() {
        return config.tokenLifetime();
    }
}
