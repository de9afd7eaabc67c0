package dev.hoopoe.common.tenancy;

/**
 * The rows that a database session may see.
 *
 * @param account the account whose rows are visible; empty for none
 * @param role the role that its statements run as, or {@code none} for the one that logged in
 */
record RowScope(String account, String role) {

    /** No rows. */
    static final RowScope NOTHING = new RowScope("", "none");

    static RowScope ofAccount(String account) {
        return new RowScope(account, "none");
    }

    /** The rows of all accounts, within the worker role's privileges. */
    static RowScope ofWorker(String role) {
        return new RowScope("", role);
    }
}
