package dev.hoopoe.systemtests.configuration;

import java.util.Locale;

/** How SmallRye Config makes keys of methods' names. */
final class KebabCase {

    private KebabCase() {}

    static String of(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
