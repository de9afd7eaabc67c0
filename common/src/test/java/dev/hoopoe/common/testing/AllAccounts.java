package dev.hoopoe.common.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Connects a test to the service's database as the server's superuser, whom row-level security does not concern. */
public final class AllAccounts {

    public Connection getConnection() throws SQLException {
        return DriverManager.getConnection(
                value("quarkus.datasource.jdbc.url"),
                value("hoopoe.test.superuser.username"),
                value("hoopoe.test.superuser.password"));
    }

    private static String value(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
