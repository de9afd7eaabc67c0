package dev.hoopoe.common.json;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/** Names on the wire: snake_case. */
public final class WireNames {

    private static final PropertyNamingStrategies.NamingBase SNAKE_CASE =
            (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE;

    private WireNames() {}

    public static String snakeCase(String name) {
        return SNAKE_CASE.translate(name);
    }
}
