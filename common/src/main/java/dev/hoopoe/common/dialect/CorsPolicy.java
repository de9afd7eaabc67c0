package dev.hoopoe.common.dialect;

import java.util.List;

/**
 * Which web pages may call a dialect (Fetch standard, CORS protocol).
 *
 * @param defaultOrigins the origins that may call unless the operator configures others; {@code *} stands for every one
 * @param localhostMayBeAllowed whether the operator's switch for all ports of localhost applies
 * @param credentials whether pages may call in credentials mode
 * @param methods the methods they may use, separated by commas; {@code *} for all
 * @param headers the request headers they may send, separated by commas; {@code *} for all
 * @param answersEveryOptions whether the gateway answers an OPTIONS request that is no preflight, too
 */
public record CorsPolicy(
        List<String> defaultOrigins,
        boolean localhostMayBeAllowed,
        boolean credentials,
        String methods,
        String headers,
        boolean answersEveryOptions) {

    /** Stands for every origin, method or header. */
    public static final String ALL = "*";
}
