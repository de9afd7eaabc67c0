package dev.hoopoe.auth.oauth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may vouch for people's addresses, and where people may be sent afterwards. */
@ConfigMapping(prefix = "hoopoe.oauth")
public interface OAuthConfig {

    /** Where browsers reach the gateway: base of the addresses that providers send them back to. */
    @WithDefault("${hoopoe.base-url:http://localhost:8000}")
    URI baseUrl();

    /**
     * Targets that a sign-in may end at: origins such as {@code https://desk.example.com}, with or without the beginning
     * of a path; {@code *} stands for every http and https address. None by default on purpose.
     */
    Optional<List<String>> redirects();

    /** How long somebody may take at the provider. */
    @WithDefault("PT10M")
    Duration stateLifetime();

    /** How long a provider may take to answer one request. */
    @WithDefault("PT3S")
    Duration timeout();

    /** Sign-ins that may wait for a provider concurrently, so that a slow provider does not use up the worker threads. */
    @WithDefault("8")
    int maxConcurrent();

    /** Sign-in with Google. */
    Provider google();

    /** Sign-in with Microsoft. */
    Provider microsoft();

    /** One provider; what is absent is as {@link Vendor} says. */
    interface Provider {

        /** Whether it is offered. */
        @WithDefault("false")
        boolean enabled();

        /** Under which name the provider knows Hoopoe; without it no sign-in starts. */
        Optional<String> clientId();

        /** Proof of being that client. */
        Optional<String> secret();

        /** The OpenID issuer; its configuration is found from there. */
        Optional<URI> authServerUrl();

        /** What is asked for; {@code openid} must be among it. */
        Optional<List<String>> scopes();

        /**
         * Whether an address counts of which the provider does not say that it is verified. Only for a provider whose
         * users you administer yourself, such as a single tenant of Microsoft's: elsewhere anybody can claim any address.
         */
        @WithDefault("false")
        boolean trustAddresses();
    }
}
