package dev.hoopoe.directory.bootstrap;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether a caller may open an account without an invitation. */
@ApplicationScoped
class RegistrationPolicy {

    private final RegistrationConfig config;

    RegistrationPolicy(RegistrationConfig config) {
        this.config = config;
    }

    /** @throws HoopoeException forbidden, where registration is closed, and at a host that belongs to an account */
    void requireOpen(Caller caller) {
        if (!isOpen()) {
            throw HoopoeException.forbidden("Registration is closed; ask the operator of this desk for an invitation");
        }
        if (!caller.accountAssumed()) {
            throw HoopoeException.forbidden(
                    "This host belongs to an account; ask one of its administrators for an invitation");
        }
    }

    /** The two settings contradict each other when one closes and the other opens: then registration is closed. */
    private boolean isOpen() {
        var disabled = config.disabled();
        if (disabled.orElse(false)) {
            return false;
        }
        return config.mode().map(RegistrationMode.OPEN::equals).orElse(disabled.isPresent());
    }
}
