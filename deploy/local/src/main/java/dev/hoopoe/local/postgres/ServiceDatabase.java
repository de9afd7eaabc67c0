package dev.hoopoe.local.postgres;

/**
 * Where a service finds its own database, and the two roles it logs in as: one that owns nothing and sees the rows of one
 * account at a time, and the owner of the tables, for migrations alone.
 */
public record ServiceDatabase(
        String jdbcUrl, String username, String password, String ownerName, String ownerPassword) {

    @Override
    public String toString() {
        return "ServiceDatabase[" + jdbcUrl + ", " + username + ", " + ownerName + "]";
    }
}
