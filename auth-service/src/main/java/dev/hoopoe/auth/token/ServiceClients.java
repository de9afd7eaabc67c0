package dev.hoopoe.auth.token;

import dev.hoopoe.auth.token.ServiceClientsConfig.ServiceClient;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Checks the secret of a service in constant time: that it has now, and that it had before. */
@Singleton
class ServiceClients {

    private final ServiceClientsConfig config;

    ServiceClients(ServiceClientsConfig config) {
        this.config = config;
    }

    boolean areCredentials(String clientId, String clientSecret) {
        var client = Optional.ofNullable(config.clients().get(clientId));
        var current = matches(client.flatMap(ServiceClient::secret), clientSecret);
        var former = matches(client.flatMap(ServiceClient::formerSecret), clientSecret);
        return current || former;
    }

    /** An empty secret matches nothing. */
    private static boolean matches(Optional<String> secret, String given) {
        var expected = secret.orElse("");
        var matches = MessageDigest.isEqual(bytes(expected), bytes(given));
        return matches && !expected.isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
