package dev.hoopoe.auth.oauth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sign-in with OpenID providers. */
@ConfigMapping(prefix = "hoopoe.oauth")
public interface OAuthConfig {

    /** Where browsers reach the gateway: base of the callback URLs. */
    @WithDefault("${hoopoe.base-url:http://localhost:8000}")
    URI baseUrl();

    /**
     * Targets that a sign-in may end at: origins such as {@code https://desk.example.com}, with or without the
     * beginning of a path; {@code *} allows every http and https address. By default none is allowed.
     */
    Optional<List<String>> redirects();

    /** How long a person may take at the provider. */
    @WithDefault("PT10M")
    Duration stateLifetime();

    /** How long a provider may take to answer one request. */
    @WithDefault("PT3S")
    Duration timeout();

    /**
     * Sign-ins that may wait for a provider concurrently, so that a slow provider does not use up the worker threads.
     */
    @WithDefault("8")
    int maxConcurrent();

    /** Sign-in with Google. */
    Provider google();

    /** Sign-in with Microsoft. */
    Provider microsoft();

    /** One provider; {@link Vendor} has the defaults. */
    interface Provider {

        /** Whether the provider is offered. */
        @WithDefault("false")
        boolean enabled();

        /** The client id at the provider; without it no sign-in starts. */
        Optional<String> clientId();

        /** The client secret. */
        Optional<String> secret();

        /** The OpenID issuer, from which its configuration is discovered. */
        Optional<URI> authServerUrl();

        /** The requested scopes; they must include {@code openid}. */
        Optional<List<String>> scopes();

        /**
         * Whether to accept an address that the provider does not mark as verified. Only for a provider whose users
         * you administer yourself, such as a single Microsoft tenant: elsewhere anyone can claim any address.
         */
        @WithDefault("false")
        boolean trustAddresses();
    }
}
