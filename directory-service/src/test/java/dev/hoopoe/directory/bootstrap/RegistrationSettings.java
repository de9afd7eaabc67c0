package dev.hoopoe.directory.bootstrap;

import java.util.Optional;

/** What is configured; null for what is not set. */
record RegistrationSettings(RegistrationMode registration, Boolean isDisabled) implements RegistrationConfig {

    static RegistrationPolicy closed() {
        return new RegistrationPolicy(new RegistrationSettings(RegistrationMode.CLOSED, null));
    }

    @Override
    public Optional<RegistrationMode> mode() {
        return Optional.ofNullable(registration);
    }

    @Override
    public Optional<Boolean> disabled() {
        return Optional.ofNullable(isDisabled);
    }
}
