package dev.hoopoe.common.dialect.netia;

import dev.hoopoe.common.identity.Roles;
import java.util.Locale;

/** Netia's names of the staff's roles (contract Netia, section 2). */
public enum NetiaRole {
    ADMIN,
    USER;

    /** The role for a group of an access token of staff. */
    public static NetiaRole ofGroup(String group) {
        return group.equals(Roles.ADMINISTRATOR) ? ADMIN : USER;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
