package dev.hoopoe.messaging.channel;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.sql.AccountEntities;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.sql.NativeQueries;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Stored channels. */
@ApplicationScoped
class ChannelRepository implements PanacheRepositoryBase<Channel, Long> {

    private static final String INSERT = """
            INSERT INTO channel (account_id, id, name, logo, enabled, configuration, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            ON CONFLICT (account_id, id) DO NOTHING
            """;

    /** Index ticket_replica_channel holds the expression. */
    private static final String STATE_OF_USED = """
            SELECT c.enabled FROM channel c WHERE c.account_id = :account AND c.id = :slug AND EXISTS (
                SELECT 1 FROM ticket_replica
                WHERE account_id = :account AND body ->> 'channel_id' = :slug AND NOT deleted)
            """;

    private static final String GO_ON = """
            UPDATE channel SET version = former.version + 1 FROM deleted_channel AS former
            WHERE channel.account_id = ? AND channel.id = ?
              AND former.account_id = channel.account_id AND former.id = channel.id
            """;

    private static final String REMEMBER = """
            INSERT INTO deleted_channel (account_id, id, version) VALUES (:account, :slug, :version)
            ON CONFLICT (account_id, id) DO UPDATE SET version = excluded.version
            """;

    private static final String BY_SLUG_VALUE = "slug = :value";

    private static final ListOrder<Channel> BY_SLUG =
            ListOrder.<Channel>rising("channels.id").by("slug", SortType.TEXT, Channel::slug);

    private final AgroalDataSource database;
    private final CurrentCaller caller;

    ChannelRepository(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    Optional<Channel> findBySlug(String slug) {
        return AccountEntities.findBy(getEntityManager(), Channel.class, BY_SLUG_VALUE, slug);
    }

    /** Whether the channel is enabled, if a ticket is known that came in by it. */
    Optional<Boolean> stateOfUsed(String slug) {
        return NativeQueries.scalar(getEntityManager(), STATE_OF_USED, "enabled", Boolean.class)
                .setParameter("account", caller.accountId())
                .setParameter("slug", slug)
                .getResultList()
                .stream()
                .findFirst();
    }

    Optional<Channel> lockBySlug(String slug) {
        return AccountEntities.findBy(
                getEntityManager(), Channel.class, BY_SLUG_VALUE, slug, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Deletes the channel and stores its last version, so that versions of a new one with the same id go on from there. */
    void remove(Channel channel, long lastVersion) {
        delete(channel);
        getEntityManager()
                .createNativeQuery(REMEMBER)
                .setParameter("account", channel.accountId())
                .setParameter("slug", channel.slug())
                .setParameter("version", lastVersion)
                .executeUpdate();
    }

    /** Channels of the account, by id. */
    Page<Channel> list(PageRequest request) {
        return Listing.read(request, BY_SLUG, EntityRows.all(this));
    }

    /** The new row; empty when the account has a channel of this id, also when another transaction has just created it. */
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
            if (insert.executeUpdate() == 0) {
                return Optional.empty();
            }
            goOnFromFormer(connection, channel.slug());
            return findBySlug(channel.slug());
        } catch (SQLException e) {
            throw new DatabaseException("The channel could not be stored", e);
        }
    }

    /** A separate statement, since the insert may have waited for the deletion of the former channel. */
    private void goOnFromFormer(Connection connection, String slug) throws SQLException {
        try (var update = connection.prepareStatement(GO_ON)) {
            update.setString(1, caller.accountId());
            update.setString(2, slug);
            update.executeUpdate();
        }
    }
}
