package dev.hoopoe.gateway.token;

import dev.hoopoe.common.dialect.CredentialRules;
import dev.hoopoe.common.dialect.CredentialRules.BearerScheme;
import java.util.Optional;

/**
 * The value of an Authorization header, read in one pass: {@code scheme SP+ token}, the scheme in any ASCII case
 * unless the dialect's rules say otherwise.
 *
 * @param tokenAt where the token begins in the text
 */
record CredentialText(String text, String scheme, int tokenAt, CredentialRules rules) {

    private static final String BEARER = "bearer";
    private static final String API_KEY = "apikey";
    private static final String KEY_PREFIX = "homa_";
    private static final int KEY_LENGTH = KEY_PREFIX.length() + 64;
    private static final int JWT_DOTS = 2;

    static CredentialText of(String text, CredentialRules rules) {
        var schemeEnd = Math.max(text.indexOf(' '), 0);
        var tokenAt = schemeEnd;
        while (tokenAt < text.length() && text.charAt(tokenAt) == ' ') {
            tokenAt++;
        }
        return new CredentialText(text, text.substring(0, schemeEnd), tokenAt, rules);
    }

    /** Empty when the text has neither format. */
    Optional<Credential> credential() {
        if (isApiKey()) {
            return Optional.of(new Credential.ApiKey(text.substring(tokenAt)));
        }
        return isAccessToken() ? Optional.of(new Credential.AccessToken(text.substring(tokenAt))) : Optional.empty();
    }

    private boolean isApiKey() {
        return rules.apiKeys()
                && (schemeIs(API_KEY) || schemeIs(BEARER) || isLeftOut())
                && text.length() - tokenAt == KEY_LENGTH
                && text.startsWith(KEY_PREFIX, tokenAt)
                && text.chars().skip(tokenAt + KEY_PREFIX.length()).allMatch(CredentialText::isLowerHex);
    }

    private boolean isAccessToken() {
        var named = switch (rules.scheme()) {
            case EXACT -> scheme.equals("Bearer") && tokenAt == scheme.length() + 1;
            case ANY_CASE -> schemeIs(BEARER);
            case OPTIONAL -> schemeIs(BEARER) || isLeftOut();
        };
        return named && isJwt();
    }

    /** Whether the text is a token without a scheme, where that is allowed. */
    private boolean isLeftOut() {
        return tokenAt == 0 && rules.scheme() == BearerScheme.OPTIONAL;
    }

    /** Three parts of base64url, none empty. */
    private boolean isJwt() {
        var dots = 0;
        var partAt = tokenAt;
        for (var at = tokenAt; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character == '.') {
                if (at == partAt || ++dots > JWT_DOTS) {
                    return false;
                }
                partAt = at + 1;
            } else if (!isBase64Url(character)) {
                return false;
            }
        }
        return dots == JWT_DOTS && partAt < text.length();
    }

    /** Compares ASCII case only: a Kelvin sign is not a k. */
    private boolean schemeIs(String lowerCase) {
        if (scheme.length() != lowerCase.length()) {
            return false;
        }
        for (var at = 0; at < scheme.length(); at++) {
            var character = scheme.charAt(at);
            var lower = character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
            if (lower != lowerCase.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowerHex(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    private static boolean isBase64Url(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }

    @Override
    public String toString() {
        return "CredentialText[redacted]";
    }
}
