package dev.hoopoe.ticket.search;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.ticket.list.TicketQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * A page of the hits of a search. By relevance, the newest {@value #MOST_RANKED} hits are ranked and the others follow,
 * newest first, so that every hit has one place. Hits are counted up to {@value #MOST_COUNTED}, which is also the last
 * that a page number reaches.
 */
final class SearchListing {

    static final int MOST_COUNTED = 10_000;

    private static final int MOST_RANKED = 1_000;

    /** Hits that came after the first page are newer than the ranked ones of the cursor, and are read with them. */
    private static final int MOST_RANKED_LATER = 2 * MOST_RANKED;

    /** In the order unread first: each part newest first. */
    private static final List<String> UNREAD_FIRST = List.of(" AND unread", " AND NOT unread");

    private static final List<String> TOGETHER = List.of("");

    private final HitScan scan;
    private final TicketSort sort;
    private final PageRequest request;
    private final List<String> parts;

    SearchListing(Session session, TicketQuery query, TicketSearch search, PageRequest request) {
        this.sort = search.sort();
        this.request = request;
        this.scan = new HitScan(session, query, search.query(), sort == TicketSort.RELEVANCE);
        this.parts = sort == TicketSort.UNREAD ? UNREAD_FIRST : TOGETHER;
    }

    /** Refuses a page number beyond the counted hits as the field {@code page}, and a cursor of another order. */
    Page<SearchHit> read() {
        var cursor = request.cursor().map(text -> HitCursor.of(text, sort));
        return cursor.map(this::after).orElseGet(this::numbered);
    }

    private Page<SearchHit> numbered() {
        var end = request.offset() + request.limit();
        if (end > MOST_COUNTED) {
            throw HoopoeException.invalid(
                    "page", "a search shows its first " + MOST_COUNTED + " tickets by page; go on by cursor");
        }
        var offset = (int) request.offset();
        if (sort == TicketSort.RELEVANCE) {
            var found = scan.read(HitRange.ALL, MOST_RANKED, request.asksForTotal() ? MOST_COUNTED + 1 : 0);
            var ranked = ranked(found.rows());
            var rankedUpTo = last(found.rows(), MOST_RANKED);
            var total = found.count() + scan.numbered().stream().count();
            return ranked(ranked, offset, rankedUpTo, request.page(), total);
        }
        var rows = rest(0, null, offset, request.limit() + 1);
        return page(request.page(), rows, null, count());
    }

    private Page<SearchHit> after(HitCursor cursor) {
        if (sort != TicketSort.RELEVANCE) {
            return page(cursor.page(), rest(cursor.part(), cursor.last(), 0, request.limit() + 1), null, count());
        }
        if (cursor.part() > 0) {
            return page(cursor.page(), behindRanked(cursor.last(), 0, request.limit() + 1), null, count());
        }
        var range = cursor.rankedUpTo() == null ? HitRange.ALL : HitRange.upTo(cursor.rankedUpTo());
        var ranked = ranked(scan.read(range, MOST_RANKED_LATER, 0).rows()).stream()
                .filter(hit -> comesAfter(hit, cursor))
                .toList();
        return ranked(ranked, 0, cursor.rankedUpTo(), cursor.page(), count());
    }

    private Page<SearchHit> ranked(List<SearchHit> ranked, int offset, HitPosition rankedUpTo, int page, Long total) {
        var rows = new ArrayList<Row>();
        ranked.stream()
                .skip(offset)
                .limit(request.limit() + 1L)
                .map(hit -> new Row(hit, 0))
                .forEach(rows::add);
        var missing = request.limit() + 1 - rows.size();
        if (missing > 0 && rankedUpTo != null) {
            rows.addAll(behindRanked(rankedUpTo, Math.max(0, offset - ranked.size()), missing));
        }
        return page(page, rows, rankedUpTo, total);
    }

    private List<Row> behindRanked(HitPosition after, int skipped, int most) {
        return rest(0, after, skipped, most).stream()
                .map(row -> new Row(row.hit(), 1))
                .toList();
    }

    /** A hit and its part of the list. */
    private record Row(SearchHit hit, int part) {}

    /** Hits that are not ranked, newest first in each part, from part {@code from} and there from {@code after} on. */
    private List<Row> rest(int from, HitPosition after, int skipped, int most) {
        var rows = new ArrayList<Row>();
        for (var part = from; part < parts.size() && rows.size() < skipped + most; part++) {
            var range = new HitRange(parts.get(part), part == from ? after : null, null);
            var number = part;
            scan.read(range, skipped + most - rows.size(), 0).rows().stream()
                    .map(hit -> new Row(hit, number))
                    .forEach(rows::add);
        }
        return rows.stream().skip(skipped).toList();
    }

    /** The ticket whose number is the term comes first. */
    private List<SearchHit> ranked(List<SearchHit> hits) {
        return Stream.concat(scan.numbered().stream(), hits.stream().sorted(SearchHit.BY_RELEVANCE))
                .toList();
    }

    private boolean comesAfter(SearchHit hit, HitCursor cursor) {
        if (isNumbered(hit.id())) {
            return false;
        }
        return isNumbered(cursor.last().id())
                || hit.score() < cursor.score()
                || (hit.score() == cursor.score() && hit.id() < cursor.last().id());
    }

    private boolean isNumbered(long id) {
        return scan.numbered().filter(hit -> hit.id() == id).isPresent();
    }

    /** Null without a requested total. */
    private Long count() {
        if (!request.asksForTotal()) {
            return null;
        }
        var ranked = sort == TicketSort.RELEVANCE ? scan.numbered().stream().count() : 0;
        return scan.read(HitRange.ALL, 0, MOST_COUNTED + 1).count() + ranked;
    }

    private Page<SearchHit> page(int number, List<Row> found, HitPosition rankedUpTo, Long count) {
        var more = found.size() > request.limit();
        var rows = more ? found.subList(0, request.limit()) : found;
        var next = more ? cursorAfter(rows.get(rows.size() - 1), number, rankedUpTo) : null;
        var isMore = request.asksForTotal() && count > MOST_COUNTED;
        Long total = request.asksForTotal() ? Long.valueOf(Math.min(count, MOST_COUNTED)) : null;
        return new Page<>(
                number,
                request.limit(),
                total,
                isMore ? Boolean.FALSE : null,
                next,
                rows.stream().map(Row::hit).toList());
    }

    private String cursorAfter(Row row, int page, HitPosition rankedUpTo) {
        var next = page == Integer.MAX_VALUE ? page : page + 1;
        return new HitCursor(next, row.part(), row.hit().position(), row.hit().score(), rankedUpTo).text(sort);
    }

    /** The oldest of the hits; null when there are fewer than {@code many}. */
    private static HitPosition last(List<SearchHit> hits, int many) {
        return hits.size() < many
                ? null
                : hits.stream()
                        .min(Comparator.comparing(SearchHit::createdAt).thenComparing(SearchHit::id))
                        .map(SearchHit::position)
                        .orElseThrow();
    }
}
