package dev.hoopoe.ticket.search;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.text.FoundText;
import dev.hoopoe.common.text.SearchQuery;
import dev.hoopoe.ticket.client.ClientView;
import dev.hoopoe.ticket.history.HistoryService;
import dev.hoopoe.ticket.ticket.Ticket;
import dev.hoopoe.ticket.ticket.TicketRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the text of each ticket that matched a search: the first that contains all words, else the one that contains
 * most.
 */
@ApplicationScoped
class TicketExcerpts {

    /**
     * The characters that are read of each text and of each ticket's messages: a page of a hundred tickets must not
     * read megabytes.
     */
    private static final int LONGEST = 20_000;

    private static final int MOST_MESSAGES = 50;

    private final TicketRepository tickets;
    private final Replica<ClientView> clients;
    private final HistoryService history;

    TicketExcerpts(TicketRepository tickets, Replica<ClientView> clients, HistoryService history) {
        this.tickets = tickets;
        this.clients = clients;
        this.history = history;
    }

    /** A text that matched, or the best so far. */
    private record Found(FoundPlace place, FoundText text) {

        boolean isBetterThan(Found other) {
            return other == null || text.words() > other.text().words();
        }
    }

    List<FoundTicket> of(List<Ticket> found, SearchQuery query) {
        var names = clients.findAllKnown(
                found.stream().map(ticket -> ticket.clientId().toString()).collect(Collectors.toSet()));
        var best = found.stream()
                .collect(Collectors.toMap(
                        Ticket::id,
                        ticket -> Optional.ofNullable(
                                inHead(ticket, names.get(ticket.clientId().toString()), query))));
        extend(best, query, FoundPlace.DESCRIPTION, ids -> tickets.beginnings(ids, LONGEST));
        extend(best, query, FoundPlace.MESSAGE, ids -> history.newestTexts(ids, MOST_MESSAGES, LONGEST));
        return found.stream()
                .map(ticket -> found(ticket, best.get(ticket.id()), query))
                .toList();
    }

    private static FoundTicket found(Ticket ticket, Optional<Found> best, SearchQuery query) {
        if (query.number().isPresent() && query.number().getAsLong() == ticket.id()) {
            return new FoundTicket(ticket, FoundPlace.NUMBER, null);
        }
        return best.map(text ->
                        new FoundTicket(ticket, text.place(), text.text().excerpt()))
                .orElse(new FoundTicket(ticket, FoundPlace.MESSAGE, null));
    }

    private static Found inHead(Ticket ticket, ClientView client, SearchQuery query) {
        var best = better(null, FoundPlace.TITLE, List.of(ticket.title()), query);
        best = better(best, FoundPlace.EXTERNAL_ID, nonNull(ticket.externalId()), query);
        return client == null
                ? best
                : better(best, FoundPlace.CLIENT, nonNull(client.name(), client.email(), client.phone()), query);
    }

    /** Reads further texts of tickets whose texts so far do not contain all words. */
    private static void extend(
            Map<Long, Optional<Found>> best,
            SearchQuery query,
            FoundPlace place,
            Function<Collection<Long>, Map<Long, List<String>>> texts) {
        var open = best.entrySet().stream()
                .filter(entry ->
                        entry.getValue().filter(found -> found.text().whole()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!open.isEmpty()) {
            texts.apply(open)
                    .forEach((id, more) -> best.computeIfPresent(
                            id, (key, found) -> Optional.ofNullable(better(found.orElse(null), place, more, query))));
        }
    }

    private static Found better(Found best, FoundPlace place, List<String> texts, SearchQuery query) {
        var better = best;
        for (var text : texts) {
            if (better != null && better.text().whole()) {
                return better;
            }
            var found = query.find(text).map(one -> new Found(place, one)).orElse(null);
            better = found != null && found.isBetterThan(better) ? found : better;
        }
        return better;
    }

    private static List<String> nonNull(String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).toList();
    }
}
