package dev.hoopoe.messaging.webhook.net;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A URL in a spelling that every parser reads the same way.
 *
 * @param host a name in lower case, or the literal as it was written without brackets
 * @param literal the address, where the host is one; else null
 * @param path with the query
 */
record TargetUrl(boolean tls, String host, InetAddress literal, int port, String path) {

    static final int MAX_LENGTH = 2_048;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST_LENGTH = 253;

    /** RFC 3986 with less: no credentials, no fragment, a percent sign only before two digits, and none in the host. */
    private static final Pattern FORM = Pattern.compile("(?i)(https?)://(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(?::([0-9]{1,5}))?"
            + "([/?](?:[a-z0-9._~:/?@!$&'()*+,;=\\[\\]-]++|%[0-9a-f]{2})*+)?");

    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws RefusedTargetException when it is not such a URL */
    static TargetUrl of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new RefusedTargetException("must have at most " + MAX_LENGTH + " characters");
        }
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new RefusedTargetException("must be an http or https URL without credentials and fragment");
        }
        var host = form.group(2).toLowerCase(Locale.ROOT);
        var tls = form.group(1).equalsIgnoreCase("https");
        var written = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var literal = literal(host, written);
        return new TargetUrl(tls, written, literal, port(form.group(3), tls), path(form.group(4)));
    }

    private static InetAddress literal(String host, String written) {
        var literal = AddressLiteral.read(written);
        if (literal != null && host.startsWith("[") == written.contains(":")) {
            return literal;
        }
        // The last label has to begin with a letter, so that no number in an odd spelling passes for a name.
        if (host.length() > MAX_HOST_LENGTH || !NAME.matcher(host).matches()) {
            throw new RefusedTargetException("must have a host name or a plainly written address");
        }
        return null;
    }

    private static int port(String text, boolean tls) {
        if (text == null) {
            return tls ? HTTPS : HTTP;
        }
        var port = Integer.parseInt(text);
        if (port < 1 || port > MAX_PORT) {
            throw new RefusedTargetException("must have a port from 1 to " + MAX_PORT);
        }
        return port;
    }

    private static String path(String text) {
        if (text == null) {
            return "/";
        }
        return text.startsWith("?") ? "/" + text : text;
    }

    /** As the {@code Host} header writes it, where the port goes without saying. */
    String authority() {
        var name = host.contains(":") ? "[" + host + "]" : host;
        return port == (tls ? HTTPS : HTTP) ? name : name + ":" + port;
    }
}
