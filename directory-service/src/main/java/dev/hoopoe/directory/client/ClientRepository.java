package dev.hoopoe.directory.client;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.directory.storage.PagedRows;
import dev.hoopoe.directory.storage.SearchTerm;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Stored clients. */
@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<Client, UUID> {

    private static final Sort NEWEST_FIRST = Sort.descending("createdAt", "id");

    /** The text is the one that index client_search holds. */
    private static final String MATCHES = "lower(name || ' ' || coalesce(email, '')) like lower(?1) escape '!'";

    Page<Client> page(String search, PageRequest request) {
        var query = SearchTerm.pattern(search)
                .map(pattern -> find(MATCHES, NEWEST_FIRST, pattern))
                .orElseGet(() -> findAll(NEWEST_FIRST));
        return PagedRows.of(query, request);
    }
}
