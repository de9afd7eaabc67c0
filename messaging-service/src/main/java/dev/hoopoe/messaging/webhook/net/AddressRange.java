package dev.hoopoe.messaging.webhook.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses as CIDR writes it, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record AddressRange(InetAddress base, int bits) {

    /** @throws IllegalArgumentException when it is no such range */
    static AddressRange of(String text) {
        var slash = text.indexOf('/');
        var literal = slash < 0 ? null : AddressLiteral.read(text.substring(0, slash));
        var length = slash < 0 ? "" : text.substring(slash + 1);
        if (literal == null || !length.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("No range of addresses: " + text);
        }
        var bits = Integer.parseInt(length);
        if (bits > literal.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("No range of addresses: " + text);
        }
        return new AddressRange(literal, bits);
    }

    boolean contains(InetAddress address) {
        var own = base.getAddress();
        var other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Never asks a name service: the length alone says which kind it is. */
    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
