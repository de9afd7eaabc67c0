package dev.hoopoe.messaging.webhook.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Addresses written as numbers, in their one plain spelling; the runtime's own reader takes many odd ones. */
final class AddressLiteral {

    private static final String BYTE = "(0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]{2,39}|[0-9a-fA-F:]{1,29}:" + IPV4.pattern());

    private AddressLiteral() {}

    /** The address; null when the text is none in its plain spelling. */
    static InetAddress read(String text) {
        if (!IPV4.matcher(text).matches()
                && !(text.contains(":") && IPV6.matcher(text).matches())) {
            return null;
        }
        try {
            // These forms cause no DNS lookup.
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
