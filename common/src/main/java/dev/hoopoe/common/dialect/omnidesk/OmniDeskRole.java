package dev.hoopoe.common.dialect.omnidesk;

import dev.hoopoe.common.identity.Roles;
import java.util.Locale;

/** OmniDesk's names of the staff's roles (contract OmniDesk, section 2). */
public enum OmniDeskRole {
    ADMIN,
    EMPLEADO;

    /** How the roles are written, as a regular expression. */
    public static final String WIRE_NAMES = "admin|empleado";

    /** The role for a group of an access token of staff. */
    public static OmniDeskRole ofGroup(String group) {
        return group.equals(Roles.ADMINISTRATOR) ? ADMIN : EMPLEADO;
    }

    /** The role of a wire name that has been validated. */
    public static OmniDeskRole of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
