package dev.hoopoe.directory.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The default account and its administrator. */
@ConfigMapping(prefix = "hoopoe.bootstrap")
interface BootstrapConfig {

    /** Whether the default account is opened at the start when it does not exist. */
    @WithDefault("true")
    boolean enabled();

    /** The display name of the default account. */
    @WithDefault("Default")
    String accountName();

    /** The first administrator's e-mail address; without it none is created. */
    Optional<String> adminEmail();

    /** The first administrator's password; without it none is created. */
    Optional<String> adminPassword();
}
