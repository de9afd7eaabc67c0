package dev.hoopoe.gateway.clientip;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Proxies in front of the gateway whose headers name the client. */
@ConfigMapping(prefix = "hoopoe.forwarded")
public interface ForwardedConfig {

    /** Addresses or ranges ({@code 10.1.0.0/16}) of the proxies; by default none, so that no header is read. */
    Optional<List<String>> trustedProxies();

    /**
     * The header that those proxies write, {@code X-Forwarded-For} (with {@code X-Forwarded-Proto}) or
     * {@code Forwarded} (RFC 7239). The other one is never read, since a proxy passes it on from the client.
     */
    @WithDefault("X-Forwarded-For")
    String header();
}
