package dev.hoopoe.gateway.clientip;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The trusted proxies, by address; there are no DNS lookups. */
final class TrustedProxies {

    private static final int BITS_PER_BYTE = 8;

    private final List<IpSubnetFilterRule> ranges;

    /** @throws IllegalArgumentException for what is neither an address nor a range */
    TrustedProxies(List<String> ranges) {
        this.ranges = ranges.stream().map(TrustedProxies::range).toList();
    }

    boolean include(String address) {
        var literal = literal(address);
        return literal != null && ranges.stream().anyMatch(range -> range.matches(new InetSocketAddress(literal, 0)));
    }

    static boolean isAddress(String text) {
        return literal(text) != null;
    }

    private static IpSubnetFilterRule range(String text) {
        var slash = text.indexOf('/');
        var address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw refused(text);
        }
        try {
            var bits = slash < 0
                    ? address.getAddress().length * BITS_PER_BYTE
                    : Integer.parseInt(text.substring(slash + 1));
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("hoopoe.forwarded.trusted-proxies must be addresses or ranges such as"
                + " 10.1.0.0/16, not \"" + text + "\"");
    }

    /** IPv4-mapped IPv6 addresses count as IPv4. */
    private static InetAddress literal(String text) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(text.strip());
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
