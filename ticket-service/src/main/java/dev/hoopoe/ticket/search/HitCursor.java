package dev.hoopoe.ticket.search;

import dev.hoopoe.common.list.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader's place in the hits of a search.
 *
 * @param page the page that begins there
 * @param part the part of the list in which the last hit was: 0 for the first
 * @param last the last hit of the previous page
 * @param score its score, among ranked hits; else 0
 * @param rankedUpTo the oldest of the ranked hits, or null when all are ranked; unused in the second part
 */
record HitCursor(int page, int part, HitPosition last, long score, HitPosition rankedUpTo) {

    private static final int VALUES = 4;
    private static final int ALL_VALUES = 6;

    String text(TicketSort sort) {
        var values = new ArrayList<>(List.of(
                Integer.toString(part), last.createdAt().toString(), Long.toString(last.id()), Long.toString(score)));
        if (rankedUpTo != null) {
            values.add(rankedUpTo.createdAt().toString());
            values.add(Long.toString(rankedUpTo.id()));
        }
        return new Cursor(name(sort), page, values).text();
    }

    /** Reads what {@link #text} wrote for the same order; refuses anything else. */
    static HitCursor of(String text, TicketSort sort) {
        var cursor = Cursor.of(text);
        var values = cursor.values();
        if (!cursor.order().equals(name(sort)) || (values.size() != VALUES && values.size() != ALL_VALUES)) {
            throw Cursor.refused();
        }
        try {
            return new HitCursor(
                    cursor.page(),
                    part(values.get(0)),
                    position(values, 1),
                    Long.parseLong(values.get(3)),
                    values.size() == ALL_VALUES ? position(values, VALUES) : null);
        } catch (DateTimeException | NumberFormatException e) {
            throw Cursor.refused();
        }
    }

    private static String name(TicketSort sort) {
        return "tickets.found." + sort.wireName();
    }

    private static int part(String text) {
        return switch (text) {
            case "0" -> 0;
            case "1" -> 1;
            default -> throw Cursor.refused();
        };
    }

    private static HitPosition position(List<String> values, int place) {
        var time = Instant.parse(values.get(place));
        if (time.isBefore(Instant.EPOCH) || time.getEpochSecond() > Integer.MAX_VALUE * 2L) {
            throw Cursor.refused();
        }
        return new HitPosition(time, Long.parseLong(values.get(place + 1)));
    }
}
