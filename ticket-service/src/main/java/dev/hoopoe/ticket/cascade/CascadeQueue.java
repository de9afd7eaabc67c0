package dev.hoopoe.ticket.cascade;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.ticket.cascade.Cascade.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Queues a cascade in the transaction of its cause, and hands out one at a time. Queueing one twice is harmless. */
@ApplicationScoped
public class CascadeQueue {

    private final CascadeRepository cascades;
    private final Event<CascadeQueued> noted;
    private final CrossAccountConnections database;

    CascadeQueue(CascadeRepository cascades, Event<CascadeQueued> noted, CrossAccountConnections database) {
        this.cascades = cascades;
        this.noted = noted;
        this.database = database;
    }

    @Transactional(TxType.MANDATORY)
    public void departmentDeleted(long id) {
        note(new Cascade(Kind.DEPARTMENT_DELETED, Long.toString(id), null));
        note(new Cascade(Kind.ASSIGNED_DEPARTMENT_DELETED, Long.toString(id), null));
    }

    @Transactional(TxType.MANDATORY)
    public void userDeleted(UUID id) {
        note(new Cascade(Kind.USER_DELETED, id.toString(), null));
    }

    @Transactional(TxType.MANDATORY)
    public void tagDeleted(long id) {
        note(new Cascade(Kind.TAG_DELETED, Long.toString(id), null));
    }

    @Transactional(TxType.MANDATORY)
    public void tagRenamed(long id, String formerName) {
        note(new Cascade(Kind.TAG_RENAMED, Long.toString(id), formerName));
    }

    /** The search words of the client's tickets change. */
    @Transactional(TxType.MANDATORY)
    public void clientChanged(UUID id) {
        note(new Cascade(Kind.CLIENT_CHANGED, id.toString(), null));
    }

    /** The client's tickets move to the client that it was merged into. */
    @Transactional(TxType.MANDATORY)
    public void clientMerged(UUID id) {
        note(new Cascade(Kind.CLIENT_MERGED, id.toString(), null));
    }

    /** The oldest of the caller's account that no other replica works on, locked until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public Optional<Cascade> next() {
        return cascades.lockNext();
    }

    @Transactional(TxType.MANDATORY)
    public void done(Cascade cascade) {
        cascades.delete(cascade);
    }

    /** All accounts that have cascades. */
    public List<String> accounts() {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery("SELECT DISTINCT account_id FROM ticket_cascade")) {
            var accounts = new ArrayList<String>();
            while (rows.next()) {
                accounts.add(rows.getString(1));
            }
            return accounts;
        } catch (SQLException e) {
            throw new DatabaseException("The cascades could not be read", e);
        }
    }

    private void note(Cascade cascade) {
        cascades.persist(cascade);
        noted.fire(new CascadeQueued());
    }
}
