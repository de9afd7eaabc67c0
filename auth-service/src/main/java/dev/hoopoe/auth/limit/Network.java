package dev.hoopoe.auth.limit;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The part of an IP address that one customer of a provider has: an IPv4 address, or the /64 of an IPv6 address,
 * which has 2^64 addresses (RFC 6177).
 */
public final class Network {

    private static final int IPV4_BYTES = 4;
    private static final int PREFIX_BYTES = 8;
    private static final byte[] MAPPED_IPV4 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private Network() {}

    /** The network of an address; a text that is not an address is returned unchanged. */
    public static String of(String ip) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(ip);
        if (bytes == null || bytes.length == IPV4_BYTES) {
            return ip;
        }
        if (Arrays.equals(bytes, 0, MAPPED_IPV4.length, MAPPED_IPV4, 0, MAPPED_IPV4.length)) {
            return NetUtil.bytesToIpAddress(Arrays.copyOfRange(bytes, MAPPED_IPV4.length, bytes.length));
        }
        return HexFormat.ofDelimiter(":").formatHex(bytes, 0, PREFIX_BYTES) + "/64";
    }
}
