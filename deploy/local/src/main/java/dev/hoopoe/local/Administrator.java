package dev.hoopoe.local;

import java.util.Map;
import java.util.Optional;

/** The first administrator's login, from the environment or generated and stored. */
final class Administrator {

    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";
    private static final String GIVEN = "given";
    private static final int PASSWORD_LENGTH = 20;

    private final Keys keys;
    private final Optional<String> givenEmail;
    private final Optional<String> givenPassword;

    Administrator(Map<String, String> environment, SuiteFolder folder) {
        this.keys = Keys.ofAdministrator(folder);
        this.givenEmail =
                Optional.ofNullable(environment.get("HOOPOE_ADMIN_EMAIL")).filter(email -> !email.isBlank());
        this.givenPassword =
                Optional.ofNullable(environment.get("HOOPOE_ADMIN_PASSWORD")).filter(password -> !password.isBlank());
    }

    String email() {
        return givenEmail.or(() -> keys.find(EMAIL)).orElse("admin@hoopoe.local");
    }

    String password() {
        return givenPassword.orElseGet(() -> keys.findOrMake(PASSWORD, PASSWORD_LENGTH));
    }

    /** The banner's text about the password; a password from the environment is not repeated. */
    String passwordShown() {
        boolean given = givenPassword.isPresent() || keys.find(GIVEN).isPresent();
        return given ? "as given in HOOPOE_ADMIN_PASSWORD" : password();
    }

    /** Stores the created login for the next start. */
    void store() {
        keys.store(EMAIL, email());
        if (givenPassword.isPresent() && keys.find(PASSWORD).isEmpty()) {
            keys.store(GIVEN, "yes");
        }
    }

    /** Stores a changed password. */
    void storePassword(String password) {
        keys.store(EMAIL, email());
        keys.store(PASSWORD, password);
        keys.drop(GIVEN);
    }
}
