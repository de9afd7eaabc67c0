package dev.hoopoe.directory.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Registration of accounts. */
@ConfigMapping(prefix = "hoopoe.registration")
interface RegistrationConfig {

    /** Who may open an account by registering: {@code open} means everyone, {@code closed} only those with an invitation. */
    @WithParentName
    @WithDefault("closed")
    RegistrationMode mode();
}
