package dev.hoopoe.common.dialect;

import dev.hoopoe.common.error.ApiError;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * One of the APIs that clients use. It holds everything particular to the dialect except its resources; gateway and
 * services read it. The path or the host of a request selects its dialect, never the body.
 *
 * <p>Implementations are registered in {@code META-INF/services}.
 */
public interface Dialect {

    /** The name in configuration and metrics, such as {@code hcall}. */
    String name();

    /** The prefix of all paths, such as {@code /hcall}; empty for the native dialect. */
    String basePath();

    /** Which service answers which paths; a path that matches none is 404. */
    List<DialectRoute> routes();

    /** Operations that serve callers without a token; all others answer them 401. */
    List<PublicOperation> publicOperations();

    /** Second spellings of paths. */
    List<PathAlias> aliases();

    /** How a caller presents an access token or an API key. */
    CredentialRules credentials();

    /** Which web pages may call. */
    CorsPolicy cors();

    /**
     * The body of {@code GET <base path>/health} when all services are ready; empty when the contract has no such
     * row.
     */
    Optional<Object> health();

    /**
     * The answer to a request that failed.
     *
     * @param operation the resource's method, whose annotations may change the answer; null when none was reached
     */
    ErrorAnswer answer(ApiError error, Method operation);

    /** All dialects, the native one first, then by name. */
    static List<Dialect> all() {
        return Loaded.ALL;
    }

    /** The dialect at the root. */
    static Dialect homa() {
        return Loaded.ALL.get(0);
    }

    /**
     * The dialect with this name, in any case; also used to convert configuration values.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    static Dialect of(String name) {
        var wanted = name.strip().toLowerCase(Locale.ROOT);
        return Loaded.ALL.stream()
                .filter(dialect -> dialect.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown dialect " + name + "; known are "
                        + Loaded.ALL.stream().map(Dialect::name).toList()));
    }

    /** The dialect whose base path a path begins with, whether or not there is a resource at it. */
    static Dialect ofPath(String path) {
        for (var dialect : Loaded.ALL) {
            var base = dialect.basePath();
            if (!base.isEmpty()
                    && path.startsWith(base)
                    && (path.length() == base.length() || path.charAt(base.length()) == '/')) {
                return dialect;
            }
        }
        return homa();
    }

    /** The path with second spellings replaced by the one that services know. */
    default String withoutAliases(String path) {
        if (aliases().isEmpty()) {
            return path;
        }
        var below = path.substring(basePath().length());
        for (var alias : aliases()) {
            var known = alias.apply(below);
            if (!known.equals(below)) {
                return basePath() + known;
            }
        }
        return path;
    }

    /** True for the dialect at the root, which is always served. */
    default boolean isNative() {
        return basePath().isEmpty();
    }

    /** Loads the implementations once, when the first caller asks. */
    final class Loaded {

        private static final List<Dialect> ALL =
                ServiceLoader.load(Dialect.class, Dialect.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .sorted(Comparator.comparing((Dialect dialect) -> !dialect.isNative())
                                .thenComparing(Dialect::name))
                        .toList();

        private Loaded() {}
    }
}
