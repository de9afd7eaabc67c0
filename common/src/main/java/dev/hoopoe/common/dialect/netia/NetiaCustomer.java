package dev.hoopoe.common.dialect.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A customer (contract Netia, section 4). {@code name} is null when unknown. For a client without a profile {@code firstSeen} is
 * the day of its creation, and {@code lastSeenAt} is null.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record NetiaCustomer(
        UUID id,

        @Schema(enumeration = {"customer"}) String object,

        @Schema(nullable = true) String name,
        @Schema(format = "email", nullable = true) String email,
        @Schema(nullable = true) Instant createdAt,
        @Schema(nullable = true) Instant updatedAt,
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
        @Schema(nullable = true) LocalDate firstSeen,
        @Schema(nullable = true) Instant lastSeenAt,
        @Schema(nullable = true) String ip,
        @Schema(nullable = true) String timeZone) {

    /** The title of a customer without name and address. */
    public static final String ANONYMOUS = "Anonymous User";

    /** Nothing but the id: for callers without a token, and for a client who was deleted. */
    public static NetiaCustomer withIdOnly(UUID id) {
        return new NetiaCustomer(
                id,
                "customer",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                ANONYMOUS,
                null,
                null,
                null,
                null);
    }

    /**
     * The customer for a caller without a token, who may have guessed the external id: members that this caller did not send are
     * null.
     */
    public NetiaCustomer withOnly(Predicate<String> sent) {
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

    /** How a customer is called: by name, else by address. */
    public static String title(String name, String email) {
        if (name != null) {
            return name;
        }
        return email == null ? ANONYMOUS : email;
    }
}
