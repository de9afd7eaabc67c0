package dev.hoopoe.gateway.replica;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * Where one process of a service listens.
 *
 * @param url scheme, and the host that requests and certificates name
 * @param socket the resolved IP address and port to connect to
 */
public record ReplicaAddress(URI url, InetSocketAddress socket) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    public boolean isSecure() {
        return "https".equals(url.getScheme());
    }

    /** The port of a base address, explicit or by its scheme. */
    static int portOf(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    }

    /** IP address and port: {@code 10.0.3.7:8103}. */
    @Override
    public String toString() {
        return socket.getAddress().getHostAddress() + ":" + socket.getPort();
    }
}
