package dev.hoopoe.auth.apikey;

import dev.hoopoe.auth.token.GrantedLifetime;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The lifetime of access tokens of API keys. */
@Singleton
class ApiKeyLifetime implements GrantedLifetime {

    private final ApiKeyConfig config;

    ApiKeyLifetime(ApiKeyConfig config) {
        this.config = config;
    }

    @Override
    public Duration tokenLifetime() {
        return config.tokenLifetime();
    }
}
