package dev.hoopoe.ticket.history;

import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Stores the histories of tickets. The {@code uid} identifies a message, whether its note or its message event comes
 * first.
 */
@ApplicationScoped
public class HistoryService {

    private final HistoryRepository entries;
    private final CurrentCaller caller;

    HistoryService(HistoryRepository entries, CurrentCaller caller) {
        this.entries = entries;
        this.caller = caller;
    }

    /** Adds a message unless it exists, to a ticket that the caller's transaction has locked. */
    @Transactional(TxType.MANDATORY)
    public void add(UUID uid, long ticketId, String text, boolean privateMessage, Instant createdAt) {
        entries.addIfMissing(caller.accountId(), uid, ticketId, text, privateMessage, createdAt);
    }

    @Transactional(TxType.MANDATORY)
    public void reword(UUID uid, String text) {
        entries.findByIdOptional(uid).ifPresent(entry -> entry.reword(text));
    }

    @Transactional(TxType.MANDATORY)
    public void remove(UUID uid) {
        entries.findByIdOptional(uid).ifPresent(entries::delete);
    }

    /**
     * The texts of a ticket's messages but one, private ones included, newest first, each cut to {@code longest} characters. Reads the
     * database in small batches, as far as the reader goes.
     */
    public Iterator<String> newestTexts(long ticketId, UUID but, int longest) {
        return new NewestTexts(entries, ticketId, but, longest);
    }

    /**
     * The texts of the newest {@code most} messages of each ticket, each cut to {@code longest} characters. Private
     * ones are included: for staff only.
     */
    public Map<Long, List<String>> newestTexts(Collection<Long> ticketIds, int most, int longest) {
        return entries.newestTexts(ticketIds, most, longest);
    }

    /** The history of a ticket that the caller may see, oldest first; callers who are not staff get no private messages. */
    public List<HistoryEntry> of(long ticketId) {
        var shown = caller.get().isStaff() ? "" : " and not privateMessage";
        return entries.list("ticketId = ?1" + shown + " order by createdAt, uid", ticketId);
    }
}
