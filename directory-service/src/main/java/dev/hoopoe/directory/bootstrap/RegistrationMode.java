package dev.hoopoe.directory.bootstrap;

/** Who may open an account by registering. */
enum RegistrationMode {
    /** Anybody. */
    OPEN,
    /** Only those with an invitation. */
    CLOSED
}
