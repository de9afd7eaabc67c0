package dev.hoopoe.systemtests;

import java.util.List;
import java.util.Map;

/** Where each dialect is mounted, and on which hosts without its base path. */
final class DialectPaths {

    /** The native dialect's comes last: all addresses begin like it. */
    static final List<String> BASES = List.of("/hcall", "/omnidesk", "/netia", "");

    private static final Map<String, String> BASES_OF_HOSTS = Map.of(
            RunningSuite.HCALL_HOST,
            "/hcall",
            RunningSuite.OMNIDESK_HOST,
            "/omnidesk",
            RunningSuite.NETIA_HOST,
            "/netia");

    /** The second spelling of {@code /api} in Netia, which its document does not list. */
    private static final String NETIA_V1 = "/netia/api/v1/";

    private DialectPaths() {}

    /** The path with the base path that the host implies, as documents list it; {@code host} may be null. */
    static String described(String host, String path) {
        var based = (host == null ? "" : BASES_OF_HOSTS.getOrDefault(host, "")) + path;
        return based.startsWith(NETIA_V1) ? "/netia/api/" + based.substring(NETIA_V1.length()) : based;
    }

    static String baseOf(String path) {
        return BASES.stream()
                .filter(base -> path.startsWith(base + "/"))
                .findFirst()
                .orElseThrow();
    }
}
