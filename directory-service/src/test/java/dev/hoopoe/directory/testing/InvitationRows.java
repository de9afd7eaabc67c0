package dev.hoopoe.directory.testing;

import dev.hoopoe.common.testing.AllAccounts;
import java.sql.SQLException;

/** What the database has of invitations. */
public final class InvitationRows {

    private InvitationRows() {}

    /** All columns of all invitations of the account, as one text. */
    public static String of(String account) {
        try (var connection = new AllAccounts().getConnection();
                var select = connection.prepareStatement(
                        "SELECT coalesce(string_agg(i::text, ' '), '') FROM invitation i WHERE account_id = ?")) {
            select.setString(1, account);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets all invitations of the account expire now. */
    public static void expire(String account) {
        try (var connection = new AllAccounts().getConnection();
                var update =
                        connection.prepareStatement("UPDATE invitation SET expires_at = now() WHERE account_id = ?")) {
            update.setString(1, account);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
