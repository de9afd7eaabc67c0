package dev.hoopoe.directory.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A change of a profile. An outer Optional is empty where nothing changes, an inner one where a value is removed.
 *
 * @param visit the members of the visit that change
 */
public record ProfileChange(
        Optional<Optional<String>> externalId,
        Optional<Optional<UUID>> companyId,
        Optional<Optional<String>> host,
        Optional<LocalDate> firstSeen,
        Optional<String> ip,
        ObjectNode visit,
        Optional<Optional<ObjectNode>> metadata) {

    /** The same change, with the address from which the client calls. */
    public ProfileChange from(String address) {
        return new ProfileChange(externalId, companyId, host, firstSeen, Optional.of(address), visit, metadata);
    }
}
