package dev.hoopoe.directory.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** Registration of accounts. */
@ConfigMapping(prefix = "hoopoe.registration")
interface RegistrationConfig {

    /**
     * Who may open an account by registering: {@code open} means everyone, {@code closed} only those with an invitation. Closed
     * when neither this nor {@code hoopoe.registration.disabled} is set.
     */
    @WithParentName
    Optional<RegistrationMode> mode();

    /** The same under Netia's name: {@code true} closes registration, whatever else is set; {@code false} opens it where nothing else is set. */
    @WithDefault("${PAPERCUPS_REGISTRATION_DISABLED:}")
    Optional<Boolean> disabled();
}
