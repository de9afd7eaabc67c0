package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.directory.client.ClientDetails;
import dev.hoopoe.directory.profile.Customer;
import dev.hoopoe.directory.profile.ProfileSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A customer (contract Netia, section 4). {@code name} is null when unknown. For a client without a profile {@code firstSeen} is
 * the day of its creation, and {@code lastSeenAt} is null.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NetiaCustomer(
        UUID id,

        @Schema(enumeration = {"customer"}) String object,

        @Schema(nullable = true) String name,
        @Schema(format = "email", nullable = true) String email,
        Instant createdAt,
        Instant updatedAt,
        @Schema(nullable = true) String phone,
        @Schema(nullable = true) String externalId,
        @Schema(nullable = true) String profilePhotoUrl,
        @Schema(nullable = true) UUID companyId,
        @Schema(nullable = true) String host,
        @Schema(nullable = true) String pathname,
        @Schema(nullable = true) String currentUrl,
        @Schema(nullable = true) String browser,
        @Schema(nullable = true) String os,
        @Schema(nullable = true) ObjectNode metadata,
        String title,
        LocalDate firstSeen,
        @Schema(nullable = true) Instant lastSeenAt,
        @Schema(nullable = true) String ip,
        @Schema(nullable = true) String timeZone) {

    static NetiaCustomer of(Customer customer) {
        var client = customer.client();
        var profile = customer.profile() == null ? unknown(client.createdAt()) : customer.profile();
        var visit = profile.visit();
        var name = client.name().equals(ClientDetails.ANONYMOUS) ? null : client.name();
        return new NetiaCustomer(
                client.id(),
                "customer",
                name,
                client.email(),
                client.createdAt(),
                client.updatedAt(),
                client.phone(),
                profile.externalId(),
                textIn(visit, "profile_photo_url"),
                profile.companyId(),
                profile.host(),
                textIn(visit, "pathname"),
                textIn(visit, "current_url"),
                textIn(visit, "browser"),
                textIn(visit, "os"),
                profile.metadata(),
                title(name, client.email()),
                profile.firstSeen(),
                customer.lastSeenAt(),
                profile.ip(),
                textIn(visit, "time_zone"));
    }

    /**
     * The customer for a caller without a token, who may have guessed the external id: members that this caller did not send are
     * null.
     */
    NetiaCustomer withOnly(Predicate<String> sent) {
        var shownName = sent.test("name") ? name : null;
        var shownEmail = sent.test("email") ? email : null;
        return new NetiaCustomer(
                id,
                object,
                shownName,
                shownEmail,
                createdAt,
                updatedAt,
                sent.test("phone") ? phone : null,
                sent.test("external_id") ? externalId : null,
                sent.test("profile_photo_url") ? profilePhotoUrl : null,
                sent.test("company_id") ? companyId : null,
                sent.test("host") ? host : null,
                sent.test("pathname") ? pathname : null,
                sent.test("current_url") ? currentUrl : null,
                sent.test("browser") ? browser : null,
                sent.test("os") ? os : null,
                sent.test("metadata") ? metadata : null,
                title(shownName, shownEmail),
                firstSeen,
                lastSeenAt,
                null,
                sent.test("time_zone") ? timeZone : null);
    }

    private static String title(String name, String email) {
        if (name != null) {
            return name;
        }
        return email == null ? ClientDetails.ANONYMOUS : email;
    }

    private static ProfileSnapshot unknown(Instant createdAt) {
        var day = LocalDate.ofInstant(createdAt, ZoneOffset.UTC);
        return new ProfileSnapshot(null, null, null, day, null, JsonNodeFactory.instance.objectNode(), null);
    }

    private static String textIn(ObjectNode visit, String field) {
        return visit.path(field).textValue();
    }
}
