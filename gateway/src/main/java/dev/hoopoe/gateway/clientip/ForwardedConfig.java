package dev.hoopoe.gateway.clientip;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which proxies in front of the gateway are believed about where a request comes from. */
@ConfigMapping(prefix = "hoopoe.forwarded")
public interface ForwardedConfig {

    /** Addresses or ranges ({@code 10.1.0.0/16}) of the proxies; by default none, so that no header is believed. */
    Optional<List<String>> trustedProxies();

    /**
     * The header that those proxies write, {@code X-Forwarded-For} (with {@code X-Forwarded-Proto}) or {@code Forwarded} (RFC
     * 7239). The other one is never read: a proxy passes on what a client wrote there.
     */
    @WithDefault("X-Forwarded-For")
    String header();
}
