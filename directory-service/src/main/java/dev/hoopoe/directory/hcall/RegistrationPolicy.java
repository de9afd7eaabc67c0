package dev.hoopoe.directory.hcall;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.directory.user.EmailAddress;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Who is taken, with which name and password (contract HCall, section 2); the first rule that is broken is told. */
final class RegistrationPolicy {

    private static final int ASCII_END = 0x7F;

    private final HCallConfig.Policy rules;

    RegistrationPolicy(HCallConfig.Policy rules) {
        this.rules = rules;
    }

    /** @throws HoopoeException conflict, which names the first rule that is broken */
    void check(String name, String email, String password) {
        refuse(Stream.of(
                address(email),
                tooShort("user_name", name.strip(), rules.usernameMinLength()),
                tooShort("user_password", password, rules.passwordMinLength()),
                lacking(rules.passwordUppercase(), password, Character::isUpperCase, "upper-case letter"),
                lacking(rules.passwordLowercase(), password, Character::isLowerCase, "lower-case letter"),
                lacking(rules.passwordSpecial(), password, RegistrationPolicy::isSpecial, "special character"),
                lacking(rules.passwordDigits(), password, Character::isDigit, "digit")));
    }

    /** Of the master no more is asked than an address and the length of the password (contract decision A3). */
    void checkMaster(String email, String password) {
        refuse(Stream.of(address(email), tooShort("master_password", password, rules.passwordMinLength())));
    }

    private static void refuse(Stream<Optional<String>> failures) {
        failures.flatMap(Optional::stream).findFirst().ifPresent(failure -> {
            throw HoopoeException.conflict(failure);
        });
    }

    private static Optional<String> address(String email) {
        return EmailAddress.Form.holds(email) ? Optional.empty() : Optional.of("email is not an e-mail address");
    }

    private static Optional<String> tooShort(String field, String text, int least) {
        return text.codePointCount(0, text.length()) >= least
                ? Optional.empty()
                : Optional.of(field + " must have at least " + least + " characters");
    }

    private static Optional<String> lacking(boolean asked, String password, IntPredicate kind, String what) {
        return !asked || password.codePoints().anyMatch(kind)
                ? Optional.empty()
                : Optional.of("user_password must have at least one " + what);
    }

    /** What is printed in ASCII and is neither letter, digit nor blank. */
    private static boolean isSpecial(int character) {
        return character > ' ' && character < ASCII_END && !Character.isLetterOrDigit(character);
    }
}
