package dev.hoopoe.messaging.conversation;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Whose the conversations are that visitors' pages may continue: a socket without a token names no account. */
@ApplicationScoped
public class PageConversations {

    private static final String ACCOUNT = "SELECT account_id FROM conversation WHERE uid = ? AND for_page";

    private final CrossAccountConnections database;

    PageConversations(CrossAccountConnections database) {
        this.database = database;
    }

    /** Empty for an unknown conversation, and for one that is not for pages. */
    public Optional<String> accountOf(UUID uid) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(ACCOUNT)) {
            select.setObject(1, uid);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The account of a conversation could not be read", e);
        }
    }
}
