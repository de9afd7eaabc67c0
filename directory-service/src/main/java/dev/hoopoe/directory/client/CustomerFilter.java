package dev.hoopoe.directory.client;

import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.sql.LikePattern;
import dev.hoopoe.directory.storage.SearchTerm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Which clients a list shows; null is no condition.
 *
 * @param text in name, address or phone number
 * @param name a part of the name
 * @param email a part of the address
 * @param withAddressOnly whether clients without an address are left out
 */
public record CustomerFilter(
        String text, String name, String email, String externalId, UUID companyId, boolean withAddressOnly) {

    private static final String PROFILE = "id in (select p.clientId from ClientProfile p where p.%s = :%s)";

    /** Empty when there is no condition. */
    EntityRows<Client> in(ClientRepository clients) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        SearchTerm.pattern(text).ifPresent(pattern -> {
            conditions.add("searchText like :text escape '!'");
            parameters.put("text", pattern);
        });
        addPart("name", name, conditions, parameters);
        addPart("email", email, conditions, parameters);
        if (externalId != null) {
            conditions.add(PROFILE.formatted("externalId", "externalId"));
            parameters.put("externalId", externalId);
        }
        if (companyId != null) {
            conditions.add(PROFILE.formatted("companyId", "companyId"));
            parameters.put("companyId", companyId);
        }
        if (withAddressOnly) {
            conditions.add("email is not null");
        }
        return EntityRows.of(clients, String.join(" and ", conditions), parameters);
    }

    boolean isEmpty() {
        return SearchTerm.pattern(text).isEmpty()
                && name == null
                && email == null
                && externalId == null
                && companyId == null
                && !withAddressOnly;
    }

    /** The search text has an index, the column does not. */
    private static void addPart(String column, String part, List<String> conditions, Map<String, Object> parameters) {
        SearchTerm.pattern(part).ifPresent(pattern -> {
            conditions.add(
                    "searchText like :%1$sText escape '!' and lower(%1$s) like :%1$s escape '!'".formatted(column));
            parameters.put(column + "Text", pattern);
            parameters.put(column, "%" + LikePattern.literal(part.toLowerCase(Locale.ROOT)) + "%");
        });
    }
}
