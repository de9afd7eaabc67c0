package dev.hoopoe.common.dialect;

import java.util.Optional;

/**
 * A second spelling of the paths below a prefix: the gateway replaces {@code prefix} by {@code target}, and services know the
 * target alone.
 *
 * @param described whether OpenAPI documents list the operations under the prefix, too
 */
public record PathAlias(String prefix, String target, boolean described) {

    /** The path below the target; the same path when it does not lie below the prefix. */
    public String apply(String path) {
        return isBelow(prefix, path) ? target + path.substring(prefix.length()) : path;
    }

    /** The second spelling of a path below the target; empty when it does not lie there. */
    public Optional<String> spellingOf(String path) {
        return isBelow(target, path) ? Optional.of(prefix + path.substring(target.length())) : Optional.empty();
    }

    private static boolean isBelow(String prefix, String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
