package dev.hoopoe.directory.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A profile as it is.
 *
 * @param externalId the client's id in the system of the page; null when unknown, as all others may be but the visit
 * @param visit browser, screen and page of the latest visit, by Netia's names
 * @param metadata what the page adds
 */
public record ProfileSnapshot(
        String externalId,
        UUID companyId,
        String host,
        LocalDate firstSeen,
        String ip,
        ObjectNode visit,
        ObjectNode metadata) {}
