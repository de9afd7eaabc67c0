package dev.hoopoe.common.tenancy;

/**
 * What a database session may see.
 *
 * @param account the account whose rows it sees; empty for none
 * @param role the role that its statements run as, or {@code none} for the one that logged in
 */
record RowScope(String account, String role) {

    /** No row of any account. */
    static final RowScope NOTHING = new RowScope("", "none");

    static RowScope ofAccount(String account) {
        return new RowScope(account, "none");
    }

    /** What the worker role is granted, of all accounts. */
    static RowScope ofWorker(String role) {
        return new RowScope("", role);
    }
}
