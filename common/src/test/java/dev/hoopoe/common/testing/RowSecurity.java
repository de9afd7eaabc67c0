package dev.hoopoe.common.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What must hold for the roles and policies of a service's database (docs/decisions/0027), whatever tables it has. Each
 * module's {@code RowSecurityTest} calls these.
 */
public final class RowSecurity {

    private final AllAccounts database = new AllAccounts();

    /**
     * Each table shows an account its own rows alone.
     *
     * @param exempt tables that hold nothing of an account; each needs a reason beside its name in the test
     */
    public void assertEveryTableHasAPolicy(Set<String> exempt) throws SQLException {
        var unprotected = select("""
                SELECT relname FROM pg_class c
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                    AND relname <> 'flyway_schema_history' AND NOT (relrowsecurity AND relforcerowsecurity
                        AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid AND polname = 'of_account'))
                """);
        assertEquals(
                new TreeSet<>(Stream.concat(Stream.of("inactive_account", "inbox"), exempt.stream())
                        .toList()),
                new TreeSet<>(unprotected),
                "a table has no account_id and no policy of its own: give it one, or say in the test why it needs none");
        assertEquals(
                List.of(),
                select("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'"
                        + " AND NOT 'security_invoker=true' = ANY (coalesce(reloptions, '{}'))"),
                "a view looks at its tables as its owner unless security_invoker is set");
        assertEquals(List.of(), select("""
                        SELECT polrelid::regclass || ': ' || polname FROM pg_policy WHERE polname NOT IN ('of_account', 'of_worker')
                            OR (polname = 'of_worker' AND polroles <> ARRAY[?::regrole::oid])
                            OR (polname = 'of_account' AND (polcmd <> '*' OR polwithcheck IS NOT NULL
                                OR pg_get_expr(polqual, polrelid) NOT LIKE '(%id = NULLIF(current_setting(''hoopoe.account''::text, true), ''''::text))'))
                        """, worker()), "a policy lets through more than the caller's account");
    }

    public void assertServiceOwnsNothing() throws SQLException {
        var role = service();
        assertEquals(
                List.of("f"),
                select(
                        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = ?",
                        role));
        assertEquals(
                List.of(),
                select("SELECT relname FROM pg_class WHERE pg_has_role(?, relowner, 'USAGE')", role),
                "tables");
        assertEquals(
                List.of(),
                select("SELECT proname FROM pg_proc WHERE pg_has_role(?, proowner, 'USAGE')", role),
                "functions");
        assertEquals(
                List.of("f"),
                select(
                        "SELECT has_schema_privilege(?, 'public', 'CREATE') OR has_database_privilege(?, current_database(), 'CREATE')",
                        role,
                        role));
        assertEquals(
                List.of(worker()),
                select(
                        "SELECT roleid::regrole::text FROM pg_auth_members"
                                + " WHERE member = ?::regrole AND NOT inherit_option AND NOT admin_option",
                        role),
                "roles that the service may change to");
        assertEquals(
                List.of("1"), select("SELECT count(*)::text FROM pg_auth_members WHERE member = ?::regrole", role));
    }

    /**
     * The worker, who sees all accounts, has no other rights.
     *
     * @param granted as {@code <table>: <verb>…}; beside what every service's worker may do
     */
    public void assertWorkerMayDoNothingBut(Set<String> granted) throws SQLException {
        var everywhere = Set.of(
                "inactive_account: SELECT of id",
                "kept_answer: DELETE, SELECT, UPDATE",
                "outbox: DELETE, SELECT",
                "republication: SELECT of account_id, SELECT of aggregate");
        var found = select("""
                SELECT name || ': ' || string_agg(DISTINCT verb, ', ' ORDER BY verb) FROM (
                    SELECT relname AS name, privilege_type AS verb
                    FROM pg_class, aclexplode(relacl) WHERE grantee = ?::regrole AND relkind <> 'S'
                    UNION ALL
                    SELECT relname, privilege_type || ' of ' || attname
                    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid, aclexplode(attacl)
                    WHERE grantee = ?::regrole AND relname NOT LIKE '%\\_replica') AS grants
                GROUP BY name HAVING name NOT LIKE '%\\_replica'
                """, worker(), worker());
        var expected = new TreeSet<>(granted);
        expected.addAll(everywhere);
        assertEquals(expected, new TreeSet<>(found));
        assertEquals(List.of(), select("""
                        SELECT relname || '.' || attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
                        WHERE relname LIKE '%\\_replica' AND attnum > 0 AND attname NOT IN ('account_id', 'id')
                            AND has_column_privilege(?, pg_class.oid, attnum, 'SELECT, UPDATE')
                        """, worker()), "of a replica's rows a worker sees whose they are");
    }

    /**
     * Puts a row of two accounts into every table and runs, as the service's role, what names no account. Each table has a
     * transaction of its own, which is rolled back.
     */
    public void assertForeignRowsAreNeverSeen() throws SQLException {
        var tables = select("SELECT polrelid::regclass::text FROM pg_policy WHERE polname = 'of_account' ORDER BY 1");
        assertFalse(tables.isEmpty());
        for (var table : tables) {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                new ForeignRows(connection, table, service()).assertNeverSeen();
                connection.rollback();
            }
        }
    }

    private static String service() {
        return ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class);
    }

    private static String worker() {
        return service() + "_worker";
    }

    private List<String> select(String sql, String... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}
