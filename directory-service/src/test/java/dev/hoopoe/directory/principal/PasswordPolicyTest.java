package dev.hoopoe.directory.principal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private static final String COMMON = "is one of the 10,000 commonest passwords; choose another one";

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "password", "qwertyuiop", "password123", "iloveyou1", "\uFF50\uFF41ssword"})
    void commonPasswordsAreRefusedHoweverTheirCharactersAreEncoded(String password) {
        assertEquals(Optional.of(COMMON), PasswordPolicy.refusal(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "1234567",
                "\uD83D\uDD11\uD83D\uDD11\uD83D\uDD11\uD83D\uDD11\uD83D\uDD11\uD83D\uDD11\uD83D\uDD11"
            })
    void shortPasswordsAreRefusedByTheirCharacters(String password) {
        assertEquals(Optional.of("must have at least 8 characters"), PasswordPolicy.refusal(password));
    }

    @Test
    void longerPasswordsThanAreHashedAreRefused() {
        assertEquals(Optional.of("must have at most 1024 characters"), PasswordPolicy.refusal("x".repeat(1025)));
        assertEquals(Optional.empty(), PasswordPolicy.refusal("x".repeat(1024)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "zzzzzzzzzzzzz",
                "StrongPassword123",
                "\u0645\u0631\u062d\u0628\u0627 \u064a\u0627"
            })
    void nothingElseIsAsked(String password) {
        assertEquals(Optional.empty(), PasswordPolicy.refusal(password));
    }
}
