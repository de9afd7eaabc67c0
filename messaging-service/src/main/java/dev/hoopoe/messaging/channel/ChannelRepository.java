package dev.hoopoe.messaging.channel;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Stored channels. */
@ApplicationScoped
class ChannelRepository implements PanacheRepositoryBase<Channel, Long> {

    private static final String INSERT = """
            INSERT INTO channel (account_id, id, name, logo, enabled, configuration, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            ON CONFLICT (account_id, id) DO NOTHING
            """;

    private static final String PAGE =
            "SELECT * FROM channel WHERE account_id = :account ORDER BY id LIMIT :limit OFFSET :offset";

    private final AgroalDataSource database;
    private final CurrentCaller caller;

    ChannelRepository(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    Optional<Channel> findBySlug(String slug) {
        return find("slug", slug).firstResultOptional();
    }

    /** Channels of the account, by id. */
    @SuppressWarnings("unchecked") // A native query is untyped; its result class is given.
    Page<Channel> list(PageRequest request) {
        var rows = (List<Channel>) getEntityManager()
                .createNativeQuery(PAGE, Channel.class)
                .setParameter("account", caller.accountId())
                .setParameter("limit", request.limit())
                .setParameter("offset", request.offset())
                .getResultList();
        return Page.of(request, count(), rows);
    }

    /** The new row; empty when the account has such a channel. A loser of a race learns it here too, without a failed transaction. */
    Optional<Channel> insert(NewChannel channel, Instant now) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, caller.accountId());
            insert.setString(2, channel.slug());
            insert.setString(3, channel.name());
            insert.setString(4, channel.logo());
            insert.setBoolean(5, channel.enabled());
            insert.setString(6, channel.configuration().toString());
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.setObject(8, now.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1 ? findBySlug(channel.slug()) : Optional.empty();
        } catch (SQLException e) {
            throw new ChannelInsertException(e);
        }
    }

    /** The database did not take a channel. */
    static final class ChannelInsertException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChannelInsertException(Throwable cause) {
            super("The channel could not be stored", cause);
        }
    }
}
