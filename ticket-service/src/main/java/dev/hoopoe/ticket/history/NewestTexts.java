package dev.hoopoe.ticket.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;

/** The texts of a ticket's messages, the newest first. */
final class NewestTexts implements Iterator<String> {

    private static final int AT_ONCE = 50;

    private final HistoryRepository entries;
    private final long ticketId;
    private final UUID but;
    private final int longest;
    private final Deque<String> read = new ArrayDeque<>();
    private int offset;
    private boolean atEnd;

    NewestTexts(HistoryRepository entries, long ticketId, UUID but, int longest) {
        this.entries = entries;
        this.ticketId = ticketId;
        this.but = but;
        this.longest = longest;
    }

    @Override
    public boolean hasNext() {
        while (read.isEmpty() && !atEnd) {
            readMore();
        }
        return !read.isEmpty();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return read.remove();
    }

    private void readMore() {
        var rows = entries.newestTexts(ticketId, longest, offset, AT_ONCE);
        rows.stream().filter(row -> !row[0].equals(but)).forEach(row -> read.add((String) row[1]));
        offset += AT_ONCE;
        atEnd = rows.size() < AT_ONCE;
    }
}
