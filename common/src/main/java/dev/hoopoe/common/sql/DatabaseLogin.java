package dev.hoopoe.common.sql;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The login of each new connection of the pool. A role has one password at a time: while it is changed, this finds out
 * which of the two known ones the database accepts (docs/decisions/0079).
 */
@Singleton
@Unremovable
class DatabaseLogin implements CredentialsProvider {

    /** The SQLSTATE of a password that is refused. */
    private static final String INVALID_PASSWORD = "28P01";

    private static final String CONNECT_TIMEOUT_SECONDS = "5";

    private final String url;
    private final String user;
    private final String password;
    private final String nextPassword;

    /** The password that the database accepted last, as far as it is known. */
    private volatile String accepted;

    @Inject
    DatabaseLogin(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            DatabaseLoginConfig config) {
        this(url, user, password, config.nextPassword().orElse(password));
    }

    /** @param nextPassword the same as the password when it is not changed */
    DatabaseLogin(String url, String user, String password, String nextPassword) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.nextPassword = nextPassword;
        this.accepted = password;
    }

    @Override
    public Map<String, String> getCredentials(String name) {
        var chosen = accepted;
        if (!password.equals(nextPassword) && isRefused(chosen)) {
            chosen = chosen.equals(password) ? nextPassword : password;
            accepted = chosen;
        }
        return Map.of(USER_PROPERTY_NAME, user, PASSWORD_PROPERTY_NAME, chosen);
    }

    /** False also when the database does not answer: the pool's own attempt says why. */
    private boolean isRefused(String candidate) {
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", candidate);
        login.setProperty("loginTimeout", CONNECT_TIMEOUT_SECONDS);
        try {
            DriverManager.getConnection(url, login).close();
            return false;
        } catch (SQLException e) {
            return INVALID_PASSWORD.equals(e.getSQLState());
        }
    }
}
