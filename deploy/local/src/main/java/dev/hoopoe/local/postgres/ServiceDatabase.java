package dev.hoopoe.local.postgres;

/**
 * The address of a service's database and its two login roles: one that owns nothing and sees the rows of one account
 * at a time, and the owner of the tables, only for migrations.
 */
public record ServiceDatabase(
        String jdbcUrl, String username, String password, String ownerName, String ownerPassword) {

    @Override
    public String toString() {
        return "ServiceDatabase[" + jdbcUrl + ", " + username + ", " + ownerName + "]";
    }
}
