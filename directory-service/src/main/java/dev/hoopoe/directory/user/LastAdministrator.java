package dev.hoopoe.directory.user;

import dev.hoopoe.common.error.HoopoeException;
import java.util.Collection;

/** The rule that an account always has an active administrator. */
final class LastAdministrator {

    private LastAdministrator() {}

    /** Refuses when the user is the only active administrator among those that are locked. */
    static void requireAnother(User user, Collection<User> locked) {
        if (user.isActiveAdministrator()
                && locked.stream().filter(User::isActiveAdministrator).count() == 1) {
            throw HoopoeException.conflict("The last administrator of an account cannot be deleted or made an agent");
        }
    }
}
