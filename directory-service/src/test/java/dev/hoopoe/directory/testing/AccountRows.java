package dev.hoopoe.directory.testing;

import dev.hoopoe.common.testing.AllAccounts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the database has of accounts, whatever row-level security says. */
public final class AccountRows {

    private AccountRows() {}

    /** Accounts of the installation. */
    public static long count() {
        try (var connection = new AllAccounts().getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM account");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables that have a row of the account. */
    public static List<String> tablesWith(String account) {
        try (var connection = new AllAccounts().getConnection();
                var columns = connection.getMetaData().getColumns(null, "public", "%", "account_id")) {
            var found = new ArrayList<String>();
            while (columns.next()) {
                var table = columns.getString("TABLE_NAME");
                try (var select = connection.prepareStatement("SELECT 1 FROM " + table + " WHERE account_id = ?")) {
                    select.setString(1, account);
                    if (select.executeQuery().next()) {
                        found.add(table);
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
