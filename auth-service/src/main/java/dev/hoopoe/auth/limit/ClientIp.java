package dev.hoopoe.auth.limit;

import java.util.regex.Pattern;

/** The client's IP address: as the gateway, the last hop, wrote it, else that of the connection. */
final class ClientIp {

    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private ClientIp() {}

    static String of(String forwardedFor, String connectedFrom) {
        if (forwardedFor != null) {
            var last = forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
            if (ADDRESS.matcher(last).matches()) {
                return last;
            }
        }
        return connectedFrom;
    }
}
