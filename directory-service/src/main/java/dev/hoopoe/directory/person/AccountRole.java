package dev.hoopoe.directory.person;

/** A person's role in an account. */
public enum AccountRole {
    /** The administrator who owns the account. */
    OWNER,
    ADMINISTRATOR,
    /** An agent who sees every ticket, whatever its department. */
    AGENT_OF_ALL_DEPARTMENTS,
    AGENT,
    /** A client who logs in. */
    CLIENT
}
