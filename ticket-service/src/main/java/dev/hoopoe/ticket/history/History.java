package dev.hoopoe.ticket.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps the histories of tickets; a message is told apart by its {@code uid}, whichever way it is heard of. */
@ApplicationScoped
public class History {

    private final HistoryRepository entries;

    History(HistoryRepository entries) {
        this.entries = entries;
    }

    /** Adds a message, unless it is there, to a ticket that the caller's transaction holds. */
    @Transactional(TxType.MANDATORY)
    public void add(UUID uid, long ticketId, String text, Instant createdAt) {
        if (entries.findByIdOptional(uid).isEmpty()) {
            entries.persist(new HistoryEntry(uid, ticketId, text, createdAt));
        }
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
     * The texts of a ticket's messages without one, the newest first, each up to so many characters, as the database has them:
     * read a few at a time, and no more than the reader asks for.
     */
    public Iterator<String> newestTexts(long ticketId, UUID but, int longest) {
        return new NewestTexts(entries, ticketId, but, longest);
    }

    /** The newest so many messages' texts of tickets, by ticket, each up to so many characters. */
    public Map<Long, List<String>> newestTexts(Collection<Long> ticketIds, int most, int longest) {
        return entries.newestTexts(ticketIds, most, longest);
    }

    /** The history of a ticket that the caller was found to see, in the order of time. */
    public List<HistoryEntry> of(long ticketId) {
        return entries.list("ticketId = ?1 order by createdAt, uid", ticketId);
    }
}
