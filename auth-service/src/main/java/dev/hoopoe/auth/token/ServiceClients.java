package dev.hoopoe.auth.token;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Checks the secret of a service in constant time. */
@Singleton
class ServiceClients {

    private final ServiceClientsConfig config;

    ServiceClients(ServiceClientsConfig config) {
        this.config = config;
    }

    boolean areCredentials(String clientId, String clientSecret) {
        var expected = Optional.ofNullable(config.clients().get(clientId))
                .flatMap(ServiceClientsConfig.ServiceClient::secret)
                .filter(secret -> !secret.isEmpty());
        var matches = MessageDigest.isEqual(bytes(expected.orElse("")), bytes(clientSecret));
        return matches && expected.isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
