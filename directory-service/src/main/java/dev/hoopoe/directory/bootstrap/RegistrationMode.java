package dev.hoopoe.directory.bootstrap;

/** Who may open an account by registering. */
enum RegistrationMode {
    /** Anybody. */
    OPEN,
    /** Nobody without an invitation. */
    CLOSED
}
