package dev.hoopoe.directory.hcall;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationPolicyTest {

    private static final String NAME = "John Doe";
    private static final String EMAIL = "johndoe@example.com";

    private final RegistrationPolicy strict = new RegistrationPolicy(new Rules(6, 8, true, true, true, true));
    private final RegistrationPolicy lenient = new RegistrationPolicy(new Rules(0, 0, false, false, false, false));

    record Rules(
            int usernameMinLength,
            int passwordMinLength,
            boolean passwordSpecial,
            boolean passwordDigits,
            boolean passwordUppercase,
            boolean passwordLowercase)
            implements HCallConfig.Policy {}

    @Test
    void theContractsExampleIsTaken() {
        assertDoesNotThrow(() -> strict.check(NAME, EMAIL, "Password123!"));
    }

    @Test
    void theContractsSamplesAreTakenWithoutSpecialCharacters() {
        var policy = new RegistrationPolicy(new Rules(6, 8, false, true, true, true));

        assertDoesNotThrow(() -> policy.check(NAME, EMAIL, "Password123"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody | J | x | email is not an e-mail address",
                "a@b | J | x | email is not an e-mail address",
                "johndoe@example.com | J | x | user_name must have at least 6 characters",
                "johndoe@example.com | '     J' | x | user_name must have at least 6 characters",
                "johndoe@example.com | '      ' | x | user_name must have at least 6 characters",
                "johndoe@example.com | John D | !!!!!!! | user_password must have at least 8 characters",
                "johndoe@example.com | John D | 🔑🔑🔑🔑🔑🔑🔑 | user_password must have at least 8 characters",
                "johndoe@example.com | John D | ........ | user_password must have at least one upper-case letter",
                "johndoe@example.com | John D | A....... | user_password must have at least one lower-case letter",
                "johndoe@example.com | John D | Aaaaaaaa | user_password must have at least one special character",
                "johndoe@example.com | John D | Aaaaaa a | user_password must have at least one special character",
                "johndoe@example.com | John D | Aaaaaaaé | user_password must have at least one special character",
                "johndoe@example.com | John D | Aaaaaaa! | user_password must have at least one digit",
            })
    void theFirstRuleThatIsBrokenIsTold(String email, String name, String password, String reason) {
        var refusal = assertThrows(HoopoeException.class, () -> strict.check(name, email, password));

        assertEquals(reason, refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!", "@", "#", "$", "%", "^", "&", "*", "(", ")", "-", "_", "=", "+", "[", "]", "{", "}", "|", ";", ":",
                "'", ",", ".", "<", ">", "/", "?", "\\", "\"", "`", "~"
            })
    void allOfThemAreSpecial(String character) {
        assertDoesNotThrow(() -> strict.check(NAME, EMAIL, "Password123" + character));
    }

    @Test
    void whatIsNotAskedForMayLack() {
        assertDoesNotThrow(() -> lenient.check("", EMAIL, "........"));
        assertThrows(HoopoeException.class, () -> lenient.check("", "x".repeat(250) + "@example.com", "........"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567 | user_password must have at least 8 characters",
                "password123 | user_password is one of the 10,000 commonest passwords; choose another one"
            })
    void whatEveryDialectAsksIsAskedWhateverIsConfigured(String password, String reason) {
        var refusal = assertThrows(HoopoeException.class, () -> lenient.check("", EMAIL, password));

        assertEquals(reason, refusal.getMessage());
        assertThrows(HoopoeException.class, () -> lenient.checkMaster(EMAIL, password));
    }

    @Test
    void ofAMasterTheAddressAndTheLengthAreAsked() {
        assertDoesNotThrow(() -> strict.checkMaster(EMAIL, "........"));
        assertThrows(HoopoeException.class, () -> strict.checkMaster(EMAIL, "......."));
        assertThrows(HoopoeException.class, () -> strict.checkMaster("master", "........"));
    }
}
