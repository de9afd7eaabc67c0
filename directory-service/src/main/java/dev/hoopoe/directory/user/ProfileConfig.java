package dev.hoopoe.directory.user;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rules for changes of one's own login. */
@ConfigMapping(prefix = "hoopoe.profile")
public interface ProfileConfig {

    /**
     * Whether users must send their current password to change their own password or e-mail address. The contract
     * does not require it (row H-62): set false for clients that do not send it.
     */
    @WithDefault("true")
    boolean currentPasswordRequired();
}
