package dev.hoopoe.directory.testing;

import dev.hoopoe.common.testing.AllAccounts;
import java.sql.SQLException;

/** What the database has of widget settings. */
public final class WidgetRows {

    private WidgetRows() {}

    /** Host and pathname that were last noted, as one text; null without a row. */
    public static String pageOf(String account) {
        try (var connection = new AllAccounts().getConnection();
                var select = connection.prepareStatement(
                        "SELECT host, pathname FROM widget_settings WHERE account_id = ?")) {
            select.setString(1, account);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) + " " + rows.getString(2) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void letAMinutePass(String account) {
        try (var connection = new AllAccounts().getConnection();
                var update = connection.prepareStatement(
                        "UPDATE widget_settings SET last_seen_at = last_seen_at - interval '61 s' WHERE account_id = ?")) {
            update.setString(1, account);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
