package dev.hoopoe.gateway.framing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts concurrent use per client address; IPv6 addresses count by their /64, which is what one customer gets. */
public final class AddressCounts {

    private static final int PREFIX_BYTES = 8;

    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final int limit;

    public AddressCounts(int limit) {
        this.limit = limit;
    }

    /** Increments an address's count; false when the limit is reached. */
    public boolean acquire(String address) {
        var acquired = new boolean[1];
        counts.compute(address, (key, count) -> {
            var held = count == null ? 0 : count;
            acquired[0] = held < limit;
            return acquired[0] ? held + 1 : count;
        });
        return acquired[0];
    }

    public void release(String address) {
        counts.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
    }

    /** The key of a client's address: the address, or its /64. */
    public static String keyOf(String literal) {
        // A literal, so there is no DNS lookup.
        return literal == null ? "" : keyOf(new InetSocketAddress(literal, 0));
    }

    static String keyOf(SocketAddress address) {
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? keyOf(internet.getAddress())
                : String.valueOf(address);
    }

    static String keyOf(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES))
                : address.getHostAddress();
    }
}
