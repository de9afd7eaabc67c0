package dev.hoopoe.directory.bootstrap;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationPolicyTest {

    private static final Caller AT_NO_ACCOUNTS_HOST = Caller.atUnboundHost("default");

    @ParameterizedTest
    @CsvSource({
        ",, false",
        "OPEN,, true",
        "CLOSED,, false",
        ", true, false",
        ", false, true",
        "OPEN, true, false",
        "OPEN, false, true",
        "CLOSED, false, false",
        "CLOSED, true, false",
    })
    void registrationIsOpenWhenOneSettingOpensItAndNoneClosesIt(
            RegistrationMode mode, Boolean disabled, boolean isOpen) {
        var policy = new RegistrationPolicy(new RegistrationSettings(mode, disabled));

        if (isOpen) {
            assertDoesNotThrow(() -> policy.requireOpen(AT_NO_ACCOUNTS_HOST));
        } else {
            assertThrows(HoopoeException.class, () -> policy.requireOpen(AT_NO_ACCOUNTS_HOST));
        }
    }
}
