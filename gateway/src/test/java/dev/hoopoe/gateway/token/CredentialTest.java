package dev.hoopoe.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.dialect.Dialect;
import dev.hoopoe.gateway.answer.Refusal;
import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {

    private static final String KEY = "homa_" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(strings = {"APIKey ", "apikey ", "APIKEY   ", "Bearer ", "bearer  "})
    void keyIsAKeyUnderBothSchemes(String scheme) throws Refusal {
        assertEquals(
                Optional.of(new Credential.ApiKey(KEY)),
                Credential.in(authorization(scheme + KEY), Dialect.homa().credentials()));
    }

    @Test
    void jwtIsAToken() throws Refusal {
        assertEquals(
                Optional.of(new Credential.AccessToken("a-_.b.c")),
                Credential.in(authorization("bearer a-_.b.c"), Dialect.homa().credentials()));
    }

    @Test
    void nothingIsNothing() throws Refusal {
        assertTrue(
                Credential.in(MultiMap.caseInsensitiveMultiMap(), Dialect.homa().credentials())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "APIKey",
                "APIKey a.b.c",
                "Bearer homa_",
                "Bearer homa_0123",
                "Basic homa_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "homa_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "APIKey homa_0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                "APIKey homa_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
                "APIKey homa_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
                "APIKey homa_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
                "APIKey homa_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef x"
            })
    void whatHasNeitherFormIsRefused(String header) {
        assertThrows(
                Refusal.class,
                () -> Credential.in(authorization(header), Dialect.homa().credentials()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer a.b.c", "BEARER a.b.c", "Bearer  a.b.c", "Bearer a.b.c d", "Token a.b.c", "a.b.c"})
    void hcallTakesNothingButBearerAndTheToken(String header) throws Refusal {
        assertEquals(
                Optional.of(new Credential.AccessToken("a.b.c")),
                Credential.in(authorization("Bearer a.b.c"), Dialect.of("hcall").credentials()));
        assertThrows(
                Refusal.class,
                () -> Credential.in(authorization(header), Dialect.of("hcall").credentials()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER a.b.c"})
    void omniDeskTakesTheSchemeInAnyCase(String header) throws Refusal {
        assertEquals(
                Optional.of(new Credential.AccessToken("a.b.c")),
                Credential.in(authorization(header), Dialect.of("omnidesk").credentials()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hcall", "omnidesk"})
    void apiKeysAreNotForEachDialect(String name) {
        var rules = Dialect.of(name).credentials();

        assertThrows(Refusal.class, () -> Credential.in(authorization("Bearer " + KEY), rules));
        assertThrows(Refusal.class, () -> Credential.in(authorization("APIKey " + KEY), rules));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "bearer  "})
    void netiaTakesTokensAndKeysWithoutAScheme(String scheme) throws Refusal {
        var rules = Dialect.of("netia").credentials();

        assertEquals(
                Optional.of(new Credential.AccessToken("a.b.c")),
                Credential.in(authorization(scheme + "a.b.c"), rules));
        assertEquals(Optional.of(new Credential.ApiKey(KEY)), Credential.in(authorization(scheme + KEY), rules));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic a.b.c", "Token a.b.c", "a.b.c d", "a.b", "null", "Bearer", "a.b.c,d.e.f"})
    void netiaTakesNothingElse(String header) {
        var rules = Dialect.of("netia").credentials();

        assertThrows(Refusal.class, () -> Credential.in(authorization(header), rules));
    }

    @Test
    void twoAreRefused() {
        var headers = authorization("APIKey " + KEY).add("Authorization", "APIKey " + KEY);

        assertThrows(Refusal.class, () -> Credential.in(headers, Dialect.homa().credentials()));
    }

    @Test
    void neitherIsEverWritten() {
        assertFalse(new Credential.ApiKey(KEY).toString().contains(KEY));
        assertFalse(new Credential.AccessToken("a.b.c").toString().contains("a.b.c"));
    }

    private static MultiMap authorization(String value) {
        return MultiMap.caseInsensitiveMultiMap().add("Authorization", value);
    }
}
