package dev.hoopoe.directory.hcall;

import dev.hoopoe.directory.person.AccountRole;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What HCall calls people; an agent bound to departments has no access there, so no name. */
enum HCallRole {
    MASTER(EnumSet.of(AccountRole.OWNER)),
    ADMIN(EnumSet.of(AccountRole.ADMINISTRATOR, AccountRole.AGENT_OF_ALL_DEPARTMENTS)),
    USER(EnumSet.of(AccountRole.CLIENT));

    private final Set<AccountRole> accountRoles;

    HCallRole(Set<AccountRole> accountRoles) {
        this.accountRoles = accountRoles;
    }

    /** The role that is written so; none for anything else. */
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

    /** Everybody who has a role. */
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
