package dev.hoopoe.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.dialect.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The scanner reads generated headers as the regular expressions did that it replaces. */
class CredentialTextTest {

    private static final Pattern API_KEY = Pattern.compile("(?i:apikey|bearer) +(homa_[0-9a-f]{64})");
    private static final String JWT = "([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("(?i:bearer) +" + JWT);
    private static final Pattern ACCESS_TOKEN_IN_HCALL = Pattern.compile("Bearer " + JWT);
    private static final Pattern ACCESS_TOKEN_IN_NETIA = Pattern.compile("(?:(?i:bearer) +)?" + JWT);
    private static final Pattern API_KEY_IN_NETIA = Pattern.compile("(?:(?i:apikey|bearer) +)?(homa_[0-9a-f]{64})");

    private static final String KEY = "homa_" + "0a9f".repeat(16);
    private static final List<String> SCHEMES = List.of(
            "Bearer",
            "bearer",
            "BEARER",
            "bEaReR",
            "APIKey",
            "apikey",
            "api\u212Aey",
            "ap\u0131key",
            "Basic",
            "Beare",
            "Bearers",
            "",
            " ");
    private static final List<String> GAPS = List.of("", " ", " ", "  ", "   ", "\t", " \t", "\u00A0", "\n", ".");
    private static final List<String> TOKENS = List.of(
            KEY,
            KEY.substring(1),
            KEY + "0",
            KEY.substring(0, 68),
            KEY.replace('a', 'A'),
            KEY.replace('a', 'g'),
            "homa_",
            "a.b.c",
            "eyJ_-09.AZaz.x-_",
            "a.b",
            "a.b.c.d",
            "a..c",
            ".b.c",
            "a.b.",
            "..",
            "a.b.c=",
            "a.b.\u00E9",
            "a.b .c",
            "a/b.c.d",
            "");
    private static final String SIGNS = "aZ09_-. .=/+@[`{:\t\n\u0000\u212A\u00E9";
    private static final int ROUNDS = 50_000;

    private final Random random = new Random(20_261_129);

    @Test
    void headerIsReadAsTheRegularExpressionsReadIt() {
        var found = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var header = header();
            for (var dialect : Dialect.all()) {
                var expected = byRegularExpression(header, dialect);
                assertEquals(
                        expected,
                        CredentialText.of(header, dialect.credentials()).credential(),
                        () -> dialect.name() + ": " + header);
                found += expected.isPresent() ? 1 : 0;
            }
        }
        assertTrue(found > ROUNDS / 5, "most headers hold nothing: " + found);
    }

    private String header() {
        var header = new StringBuilder(
                random.nextBoolean()
                        ? any(SCHEMES) + any(GAPS) + any(TOKENS)
                        : any(SCHEMES.subList(0, 6)) + " " + any(List.of(KEY, "a.b.c", "eyJ_-09.AZaz.x-_")));
        if (random.nextInt(3) == 0) {
            header.append(any(GAPS)).append(any(TOKENS));
        }
        if (random.nextInt(3) == 0) {
            header.insert(random.nextInt(header.length() + 1), SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return header.toString().strip();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Optional<Credential> byRegularExpression(String header, Dialect dialect) {
        var isNetia = dialect.name().equals("netia");
        var key = (isNetia ? API_KEY_IN_NETIA : API_KEY).matcher(header);
        if ((isNetia || dialect.isNative()) && key.matches()) {
            return Optional.of(new Credential.ApiKey(key.group(1)));
        }
        var token = accessTokenIn(dialect).matcher(header);
        return token.matches() ? Optional.of(new Credential.AccessToken(token.group(1))) : Optional.empty();
    }

    private static Pattern accessTokenIn(Dialect dialect) {
        return switch (dialect.name()) {
            case "hcall" -> ACCESS_TOKEN_IN_HCALL;
            case "netia" -> ACCESS_TOKEN_IN_NETIA;
            default -> ACCESS_TOKEN;
        };
    }
}
