package dev.hoopoe.directory.hcall;

import dev.hoopoe.common.address.EmailSyntax;
import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.directory.principal.PasswordPolicy;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Rules for name, address and password (contract HCall, section 2); the first broken rule is reported. */
final class RegistrationPolicy {

    private static final int ASCII_END = 0x7F;

    private final HCallConfig.Policy rules;

    RegistrationPolicy(HCallConfig.Policy rules) {
        this.rules = rules;
    }

    /** @throws HoopoeException conflict, with the first broken rule */
    void check(String name, String email, String password) {
        refuse(Stream.of(
                address(email),
                tooShort("user_name", Characters.strip(name), rules.usernameMinLength()),
                shortPassword("user_password", password),
                lacking(rules.passwordUppercase(), password, Character::isUpperCase, "upper-case letter"),
                lacking(rules.passwordLowercase(), password, Character::isLowerCase, "lower-case letter"),
                lacking(rules.passwordSpecial(), password, RegistrationPolicy::isSpecial, "special character"),
                lacking(rules.passwordDigits(), password, Character::isDigit, "digit"),
                common("user_password", password)));
    }

    /** The master needs only a valid address and a password that every dialect accepts (contract HCall, A3). */
    void checkMaster(String email, String password) {
        refuse(Stream.of(
                address(email), shortPassword("master_password", password), common("master_password", password)));
    }

    private static void refuse(Stream<Optional<String>> failures) {
        failures.flatMap(Optional::stream).findFirst().ifPresent(failure -> {
            throw HoopoeException.conflict(failure);
        });
    }

    private static Optional<String> address(String email) {
        return EmailSyntax.isAddress(email) ? Optional.empty() : Optional.of("email is not an e-mail address");
    }

    private static Optional<String> tooShort(String field, String text, int least) {
        return Characters.count(text) >= least
                ? Optional.empty()
                : Optional.of(field + " must have at least " + least + " characters");
    }

    /** The configured minimum may only be higher than that of all dialects. */
    private Optional<String> shortPassword(String field, String password) {
        return tooShort(field, password, Math.max(PasswordPolicy.SHORTEST, rules.passwordMinLength()));
    }

    private static Optional<String> common(String field, String password) {
        return PasswordPolicy.refusal(password).map(reason -> field + " " + reason);
    }

    private static Optional<String> lacking(boolean asked, String password, IntPredicate kind, String what) {
        return !asked || password.codePoints().anyMatch(kind)
                ? Optional.empty()
                : Optional.of("user_password must have at least one " + what);
    }

    /** Printable ASCII except letters, digits and blank. */
    private static boolean isSpecial(int character) {
        return character > ' ' && character < ASCII_END && !Character.isLetterOrDigit(character);
    }
}
