package dev.hoopoe.common.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.Test;

/** What takes a second connection while it holds one fails in tests, and nothing else does. */
@QuarkusTest
class SecondConnectionCheckTest {

    private static final String NUMBERS = "SELECT n FROM generate_series(1, 3) n";

    @Inject
    AgroalDataSource database;

    @Inject
    AccountScope accounts;

    @Inject
    EntityManager entities;

    @Inject
    ManagedExecutor sameRequest;

    @Test
    void secondConnectionBesideTheFirstIsRefused() throws SQLException {
        try (var first = database.getConnection()) {
            assertThrows(SecondConnectionCheck.SecondConnectionException.class, this::read);
            assertTrue(first.isValid(1));
        }
    }

    @Test
    void transactionWithinATransactionIsRefused() {
        assertThrows(
                SecondConnectionCheck.SecondConnectionException.class,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    read();
                    return QuarkusTransaction.requiringNew().call(this::read);
                }));
    }

    @Test
    void openStreamOfRowsCountsAsAHeldConnection() {
        accounts.run(Caller.system("default", "test"), () -> {
            assertEquals(
                    3,
                    entities.createNativeQuery(NUMBERS, Integer.class)
                            .getResultStream()
                            .count());
            assertThrows(SecondConnectionCheck.SecondConnectionException.class, this::read);
        });
    }

    @Test
    void otherThreadOfTheSameRequestIsRefused() {
        var refused = accounts.call(
                Caller.system("default", "test"),
                () -> assertThrows(CompletionException.class, () -> {
                    try (var first = database.getConnection()) {
                        sameRequest.supplyAsync(this::read).join();
                        first.isValid(1);
                    }
                }));
        assertInstanceOf(SecondConnectionCheck.SecondConnectionException.class, refused.getCause());
    }

    @Test
    void connectionsOneAfterAnotherAndWithinOneTransactionAreGranted() {
        accounts.run(Caller.system("default", "test"), () -> {
            assertDoesNotThrow(this::read);
            assertEquals(
                    3,
                    entities.createNativeQuery(NUMBERS, Integer.class)
                            .getResultList()
                            .size());
            assertDoesNotThrow(this::read);
            assertEquals(1, QuarkusTransaction.requiringNew().call(() -> {
                assertEquals(
                        3,
                        entities.createNativeQuery(NUMBERS, Integer.class)
                                .getResultList()
                                .size());
                return read();
            }));
        });
    }

    @Test
    void otherWorkIsGrantedItsOwnConnection() throws SQLException {
        try (var first = database.getConnection()) {
            assertEquals(1, CompletableFuture.supplyAsync(this::read).join());
            assertTrue(first.isValid(1));
        }
    }

    private int read() {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery(NUMBERS)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
