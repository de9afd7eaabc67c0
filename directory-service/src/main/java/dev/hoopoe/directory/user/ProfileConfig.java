package dev.hoopoe.directory.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What users must show before they change how they log in. */
@ConfigMapping(prefix = "hoopoe.profile")
public interface ProfileConfig {

    /**
     * Whether users who change their own password or e-mail address must name their present password. The contract does not
     * ask for it (row H-62): false lets clients work that do not send it.
     */
    @WithDefault("true")
    boolean currentPasswordRequired();
}
