package dev.hoopoe.directory.client;

import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.directory.storage.SearchTerm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A search for clients in name, address and phone number, and in the searched field of their data if the caller may
 * see it.
 */
final class ClientSearch {

    private static final List<String> ALWAYS = List.of("searchText");
    private static final List<String> BOTH = List.of("searchText", "dataSearchText");

    private final String term;
    private final BooleanSupplier showsData;

    /** @param showsData evaluated only for a non-empty term */
    ClientSearch(String term, BooleanSupplier showsData) {
        this.term = term;
        this.showsData = showsData;
    }

    /** The matching clients; empty for an empty term. */
    Optional<EntityRows<Client>> in(ClientRepository clients) {
        return SearchTerm.pattern(term).map(anywhere -> {
            var texts = showsData.getAsBoolean() ? BOTH : ALWAYS;
            var words = SearchTerm.shortWords(term);
            if (!words.isEmpty()) {
                var both = Map.<String, Object>of("one", words.get(0), "other", words.get(words.size() - 1));
                return EntityRows.of(clients, like(texts, "one") + " and " + like(texts, "other"), both);
            }
            if (SearchTerm.isShort(term)) {
                var either = Map.<String, Object>of(
                        "beginning", SearchTerm.beginning(term).orElseThrow(),
                        "later", SearchTerm.laterBeginning(term).orElseThrow());
                return EntityRows.of(clients, like(texts, "beginning", "later"), either);
            }
            return EntityRows.of(clients, like(texts, "anywhere"), Map.of("anywhere", anywhere));
        });
    }

    /** A condition: one of the columns matches one of the patterns. */
    private static String like(List<String> texts, String... patterns) {
        return Stream.of(patterns)
                .flatMap(pattern -> texts.stream().map(text -> text + " like :" + pattern + " escape '!'"))
                .collect(Collectors.joining(" or ", "(", ")"));
    }
}
