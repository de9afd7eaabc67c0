package dev.hoopoe.directory.principal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Pushes of principals to auth-service. */
@ConfigMapping(prefix = "hoopoe.principal")
interface PrincipalConfig {

    /** Base URL of auth-service. */
    @WithDefault("${hoopoe.auth.url:http://127.0.0.1:8101}")
    URI url();

    /**
     * Timeout of calls before the commit, on which the response depends; longer than a password waits for its turn in
     * auth-service ({@code hoopoe.password.timeout}), whose refusal says when to retry.
     */
    @WithDefault("PT8S")
    Duration timeout();

    /** Timeout of calls after the commit, which are repeated on failure. */
    @WithDefault("PT1S")
    Duration briefTimeout();
}
