package dev.hoopoe.messaging.webhook.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says whether a webhook may connect to an address: to public ones, and to those in ranges that a configuration allows.
 * The ranges are IANA's special-purpose registries (RFC 6890), and what clouds answer with metadata outside of them.
 */
final class AddressGuard {

    private static final List<AddressRange> REFUSED = ranges(
            // "This" network, private, shared (carrier-grade NAT), loopback, link-local.
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            // Protocol assignments, documentation, 6to4 relays, private, benchmarks, documentation.
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            // Documentation, multicast, reserved with broadcast; a cloud's metadata under a public address.
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "168.63.129.16/32",
            // Protocol assignments with Teredo, documentation.
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20");

    /** Addresses that are given out for the public internet. */
    private static final AddressRange GLOBAL_IPV6 = AddressRange.of("2000::/3");

    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.of("2002::/16");
    private static final int ISATAP = 0x5efe;

    private final List<AddressRange> allowed;

    /** @throws IllegalArgumentException when one of the texts is no range */
    AddressGuard(Collection<String> allowed) {
        this.allowed = allowed.stream().map(AddressRange::of).toList();
    }

    boolean permits(InetAddress address) {
        if (allowed.stream().anyMatch(range -> range.contains(address))) {
            return true;
        }
        if (REFUSED.stream().anyMatch(range -> range.contains(address))) {
            return false;
        }
        return !(address instanceof Inet6Address) || permitsIpv6(address);
    }

    /** One that carries an IPv4 address leads to that one. */
    private boolean permitsIpv6(InetAddress address) {
        var bytes = address.getAddress();
        if (NAT64.contains(address)) {
            return permits(embedded(bytes, 12));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return permits(embedded(bytes, 2));
        }
        return GLOBAL_IPV6.contains(address) && !isIsatap(bytes);
    }

    /** RFC 5214 §6.1: an interface identifier that embeds an IPv4 address. */
    private static boolean isIsatap(byte[] bytes) {
        var marker = ((bytes[10] & 0xff) << Byte.SIZE) | (bytes[11] & 0xff);
        return (bytes[8] & ~0x03) == 0 && bytes[9] == 0 && marker == ISATAP;
    }

    private static InetAddress embedded(byte[] bytes, int from) {
        return AddressRange.address(Arrays.copyOfRange(bytes, from, from + 4));
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::of).toList();
    }
}
