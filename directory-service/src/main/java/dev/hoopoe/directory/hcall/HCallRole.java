package dev.hoopoe.directory.hcall;

import dev.hoopoe.directory.person.AccountRole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** HCall's roles; an agent bound to departments has no access and so no role. */
enum HCallRole {
    MASTER(EnumSet.of(AccountRole.OWNER)),
    ADMIN(EnumSet.of(AccountRole.ADMINISTRATOR, AccountRole.AGENT_OF_ALL_DEPARTMENTS)),
    USER(EnumSet.of(AccountRole.CLIENT));

    private final Set<AccountRole> accountRoles;

    HCallRole(Set<AccountRole> accountRoles) {
        this.accountRoles = accountRoles;
    }

    /** The role with this wire name; empty for any other text. */
    static Optional<HCallRole> named(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findAny();
    }

    static Optional<HCallRole> of(AccountRole accountRole) {
        return Arrays.stream(values())
                .filter(role -> role.accountRoles.contains(accountRole))
                .findAny();
    }

    /** The account roles that have a role in HCall. */
    static Set<AccountRole> anyRole() {
        return EnumSet.complementOf(EnumSet.of(AccountRole.AGENT));
    }

    Set<AccountRole> accountRoles() {
        return accountRoles;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
