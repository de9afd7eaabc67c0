package dev.hoopoe.directory.hcall;

import dev.hoopoe.directory.person.Standing;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What HCall calls people; an agent bound to departments has no access there, so no name. */
enum HCallRole {
    MASTER(EnumSet.of(Standing.OWNER)),
    ADMIN(EnumSet.of(Standing.ADMINISTRATOR, Standing.OVERSEER)),
    USER(EnumSet.of(Standing.CLIENT));

    private final Set<Standing> standings;

    HCallRole(Set<Standing> standings) {
        this.standings = standings;
    }

    /** The role that is written so; none for anything else. */
    static Optional<HCallRole> named(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findAny();
    }

    static Optional<HCallRole> of(Standing standing) {
        return Arrays.stream(values())
                .filter(role -> role.standings.contains(standing))
                .findAny();
    }

    /** Everybody who has a role. */
    static Set<Standing> anyStanding() {
        return EnumSet.complementOf(EnumSet.of(Standing.AGENT));
    }

    Set<Standing> standings() {
        return standings;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
