package dev.hoopoe.kubernetes.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of IP addresses in CIDR notation (RFC 4632, RFC 4291 §2.3). */
record AddressRange(byte[] network, int prefix) {

    static AddressRange parse(String cidr) {
        var slash = cidr.indexOf('/');
        return new AddressRange(bytes(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
    }

    boolean contains(String address) {
        var bytes = bytes(address);
        if (bytes.length != network.length) {
            return false;
        }
        var shift = bytes.length * 8 - prefix;
        return new BigInteger(1, bytes).shiftRight(shift).equals(new BigInteger(1, network).shiftRight(shift));
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
