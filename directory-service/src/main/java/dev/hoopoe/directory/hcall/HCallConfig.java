package dev.hoopoe.directory.hcall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of HCall, by the contract's environment variables or our own keys. */
@ConfigMapping(prefix = "hoopoe.hcall")
public interface HCallConfig {

    /** Lifetime of HCall's access tokens; there is no refresh (contract HCall, section 2). */
    @WithDefault("PT${JWT_EXPIRATION_HOURS:24}H")
    Duration tokenLifetime();

    /** Rules for names and passwords. */
    Policy policy();

    /** Rules at registration and user creation (contract HCall, section 5). */
    interface Policy {

        /** Shortest name, in characters. */
        @WithDefault("${USERNAME_MIN_CHAR:6}")
        int usernameMinLength();

        /** Shortest password, in characters, for the master too; values below 8 count as 8. */
        @WithDefault("${PASSWORD_MIN_CHAR:8}")
        int passwordMinLength();

        /** Whether a password needs a character that is neither letter nor digit. */
        @WithDefault("${PASSWORD_SPECIAL:true}")
        boolean passwordSpecial();

        /** Whether a password needs a digit. */
        @WithDefault("${PASSWORD_DIGITS:true}")
        boolean passwordDigits();

        /** Whether a password needs an upper-case letter. */
        @WithDefault("${PASSWORD_UPPERCASE:true}")
        boolean passwordUppercase();

        /** Whether a password needs a lower-case letter. */
        @WithDefault("${PASSWORD_LOWERCASE:true}")
        boolean passwordLowercase();
    }
}
