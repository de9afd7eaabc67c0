package dev.hoopoe.local.postgres;

/** Where a service finds its own database and as whom it logs in. */
public record ServiceDatabase(String jdbcUrl, String username, String password) {

    @Override
    public String toString() {
        return "ServiceDatabase[" + jdbcUrl + ", " + username + "]";
    }
}
