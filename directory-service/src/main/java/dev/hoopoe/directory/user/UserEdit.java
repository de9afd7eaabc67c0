package dev.hoopoe.directory.user;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A change of a user by an administrator.
 *
 * @param type the new type; empty when it stays
 * @param details the details after the change, from those before it
 * @param departmentIds the departments after the change; empty when they stay
 * @param password the new password; null when it stays
 */
public record UserEdit(
        Optional<UserType> type,
        UnaryOperator<UserDetails> details,
        Optional<List<Long>> departmentIds,
        String password) {

    boolean demotes() {
        return type.filter(UserType.AGENT::equals).isPresent();
    }

    @Override
    public String toString() {
        return "UserEdit[redacted]";
    }
}
