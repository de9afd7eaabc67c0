package dev.hoopoe.directory.principal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How auth-service is told whom it may let log in. */
@ConfigMapping(prefix = "hoopoe.principal")
interface PrincipalConfig {

    /** Where auth-service is. */
    @WithDefault("${hoopoe.auth.url:http://127.0.0.1:8101}")
    URI url();

    /** How long a call may take whose success the caller's answer depends on. */
    @WithDefault("PT5S")
    Duration timeout();

    /** How long a call may take that an event would make good. */
    @WithDefault("PT1S")
    Duration briefTimeout();
}
