package dev.hoopoe.auth.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Adds parameters to a URL that may have some already; blanks become {@code %20}, which browsers decode. */
public final class QueryString {

    private QueryString() {}

    public static String append(String address, Map<String, String> parameters) {
        var added = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return address + (address.indexOf('?') < 0 ? "?" : "&") + added;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
